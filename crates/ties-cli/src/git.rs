//! The files of a dataset at a git revision, read by the installed program `git` without touching
//! the work tree.

use std::io::{self, BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use ties_dataset::file::{Files, ReadFault};

use crate::outcome::Failure;

/// Reads the dataset `data` at a revision, `REV`, or what `REV:PATH` names in its repository.
pub(crate) fn read_revision(revision: &str, data: &Path) -> Result<Files, Failure> {
    let (revision, path) = match revision.split_once(':') {
        Some((revision, path)) => (revision, Some(path.to_owned())),
        None => (revision, None),
    };
    let repository = Repository::of(data)?;
    let commit = repository.commit(revision)?;
    let path = match path {
        Some(path) => path,
        None => repository.path_of(data)?,
    };
    let path = path.trim_end_matches('/');
    let object = format!("{commit}:{path}");
    let Ok(kind) = repository.git(&["cat-file", "-t", &object])? else {
        let message = format!("the revision `{revision}` has no file or folder `{path}`");
        return Err(Failure::new(
            message,
            "name the dataset in that revision: `git:REV:PATH`",
        ));
    };
    let files = if kind.trim_ascii() == b"tree" {
        repository.folder(&object)?
    } else {
        vec![repository.file(path, &object)?]
    };
    let contents = repository.contents(&files)?;
    Ok(Files::from_contents(contents))
}

/// A git repository, by a folder in it.
struct Repository<'p> {
    folder: &'p Path,
}

/// A file of a tree.
struct TreeFile {
    /// Its path in the tree.
    path: String,
    /// The name of its contents.
    object: String,
    /// Why it is not read.
    fault: Option<ReadFault>,
}

/// What a run of git printed on standard output, or on standard error if it failed.
type Printed = Result<Vec<u8>, String>;

impl<'p> Repository<'p> {
    /// The repository that contains a dataset, or the working directory if there is no dataset.
    fn of(data: &'p Path) -> Result<Self, Failure> {
        let folder = match data.parent() {
            _ if data.is_dir() => data,
            Some(parent) if parent.is_dir() => parent,
            _ => Path::new("."),
        };
        let repository = Self { folder };
        if let Err(printed) = repository.git(&["rev-parse", "--git-dir"])? {
            let shown = folder.display();
            return Err(Failure::new(
                format!("no git repository contains `{shown}`: {printed}"),
                "name a dataset that is in a repository with `--data`",
            ));
        }
        Ok(repository)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(self.folder)
            .args(arguments)
            // No object is fetched from another place.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("LC_ALL", "C");
        command
    }

    /// Runs git.
    fn git(&self, arguments: &[&str]) -> Result<Printed, Failure> {
        let output = self
            .command(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| no_git(&error))?;
        if output.status.success() {
            return Ok(Ok(output.stdout));
        }
        let printed = String::from_utf8_lossy(&output.stderr);
        Ok(Err(printed.lines().next().unwrap_or_default().to_owned()))
    }

    /// The name of the commit of a revision.
    fn commit(&self, revision: &str) -> Result<String, Failure> {
        let unknown = || {
            Failure::new(
                format!("the git repository has no revision `{revision}`"),
                "name a commit, a tag or a branch: `git:HEAD~1`, `git:v1.0.0`",
            )
        };
        // Git would take it as an option.
        if revision.is_empty() || revision.starts_with('-') {
            return Err(unknown());
        }
        let commit = format!("{revision}^{{commit}}");
        match self.git(&["rev-parse", "--verify", "--quiet", &commit])? {
            Ok(printed) => Ok(String::from_utf8_lossy(printed.trim_ascii()).into_owned()),
            Err(_) => Err(unknown()),
        }
    }

    /// The path of a dataset from the top of the repository.
    fn path_of(&self, data: &Path) -> Result<String, Failure> {
        let prefix = match self.git(&["rev-parse", "--show-prefix"])? {
            Ok(printed) => String::from_utf8_lossy(&printed).trim_end().to_owned(),
            Err(_) => String::new(),
        };
        if data.is_dir() {
            return Ok(prefix);
        }
        let name = data.file_name().unwrap_or_default().to_string_lossy();
        Ok(format!("{prefix}{name}"))
    }

    /// A file of a revision, as a dataset of its own.
    fn file(&self, path: &str, object: &str) -> Result<TreeFile, Failure> {
        let name = self
            .git(&["rev-parse", "--verify", object])?
            .map_err(|printed| broken(&printed))?;
        Ok(TreeFile {
            path: path.rsplit('/').next().unwrap_or(path).to_owned(),
            object: String::from_utf8_lossy(name.trim_ascii()).into_owned(),
            fault: None,
        })
    }

    /// The files of a tree that belong to a dataset.
    fn folder(&self, tree: &str) -> Result<Vec<TreeFile>, Failure> {
        let listing = self
            .git(&["ls-tree", "-r", "-z", "--full-tree", tree])?
            .map_err(|printed| broken(&printed))?;
        let mut files = Vec::new();
        for entry in String::from_utf8_lossy(&listing).split_terminator('\0') {
            // "100644 blob <object>\t<path>"
            let Some((object, path)) = entry.split_once('\t') else {
                continue;
            };
            let mut words = object.split(' ');
            let mode = words.next().unwrap_or_default();
            if !Files::is_read(path) {
                continue;
            }
            let fault = match mode {
                "120000" => Some(ReadFault::Symlink),
                "160000" => Some(ReadFault::Folder),
                _ => None,
            };
            files.push(TreeFile {
                path: path.to_owned(),
                object: words.next_back().unwrap_or_default().to_owned(),
                fault,
            });
        }
        Ok(files)
    }

    /// The contents of files, by their paths.
    fn contents(&self, files: &[TreeFile]) -> Result<Vec<Contents>, Failure> {
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| no_git(&error))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(broken("it has no input or output"));
        };
        let mut answers = BufReader::new(output);
        let read = thread::scope(|scope| {
            // Git answers while it is asked, so that neither waits for the other.
            scope.spawn(|| ask_for(files, input));
            files
                .iter()
                .map(|file| contents_of(file, &mut answers))
                .collect()
        });
        let ended = child.wait().map_err(|error| no_git(&error))?;
        match read {
            Ok(contents) if ended.success() => Ok(contents),
            Ok(_) => Err(broken(&ended.to_string())),
            Err(error) => Err(broken(&io::Error::to_string(&error))),
        }
    }
}

/// A path with the contents of its file.
type Contents = (String, Result<Vec<u8>, ReadFault>);

/// Asks `git cat-file --batch` for the contents of files.
fn ask_for(files: &[TreeFile], mut input: impl Write) {
    for file in files.iter().filter(|file| file.fault.is_none()) {
        // If git ends early, its answers end too.
        if writeln!(input, "{}", file.object).is_err() {
            return;
        }
    }
}

/// Reads the answer of `git cat-file --batch` for a file.
fn contents_of(file: &TreeFile, answers: &mut impl BufRead) -> io::Result<Contents> {
    let path = file.path.clone();
    if let Some(fault) = &file.fault {
        return Ok((path, Err(fault.clone())));
    }
    let mut head = String::new();
    answers.read_line(&mut head)?;
    // "<object> blob <size>", or "<object> missing"
    let size = head.trim_end().rsplit(' ').next().unwrap_or_default();
    let Ok(size) = size.parse::<usize>() else {
        return Ok((path, Err(ReadFault::Unreadable(head.trim_end().to_owned()))));
    };
    let mut bytes = vec![0; size + 1];
    answers.read_exact(&mut bytes)?;
    // A line break follows the contents.
    bytes.pop();
    Ok((path, Ok(bytes)))
}

fn no_git(error: &io::Error) -> Failure {
    if error.kind() == ErrorKind::NotFound {
        return Failure::new(
            "the program `git` is not installed",
            "install git, or compare folders or JSON Lines files",
        );
    }
    Failure::new(
        format!("git cannot be run: {error}"),
        "compare folders or JSON Lines files",
    )
}

fn broken(printed: &str) -> Failure {
    Failure::new(
        format!("git cannot read the revision: {printed}"),
        "run `git fsck` in the repository",
    )
}

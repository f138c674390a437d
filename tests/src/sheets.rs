//! Sheets: exporting a workbook and importing it again gives equal records, and errors name the
//! sheet, row and column.

use std::fs;
use std::path::{Path, PathBuf};

use ties_dataset::dataset::Dataset;
use ties_dataset::file::Files;
use ties_export::sheets::{self, Input, Sheet, Table};
use ties_export::{EXPORTERS, Export};
use ties_view::Selection;

use crate::command_line::printed;
use crate::world::{root, world_with};

/// Writes the dataset as a workbook to `out` and returns the path of the file.
fn workbook(dataset: &Dataset, out: &Path) -> PathBuf {
    let exporter = EXPORTERS
        .iter()
        .find(|exporter| exporter.name == "xlsx")
        .unwrap();
    let (folder, losses) = Export::new(dataset, Selection::default())
        .write(exporter, out)
        .unwrap();
    assert_eq!(losses.all(), []);
    folder.join("ties.xlsx")
}

fn assert_round_trip(dataset: &Dataset) {
    let out = tempfile::tempdir().unwrap();
    let read = sheets::read(&sheets::tables_of_workbook(&workbook(dataset, out.path())).unwrap());
    assert_eq!(read.errors, []);
    let again = Dataset::read(&Files::from_texts([("sheets.jsonl", read.lines.as_str())]));
    assert_eq!(again.left_out, 0);
    assert_eq!(&again, dataset);
}

#[test]
fn the_world_round_trips() {
    assert_round_trip(&Dataset::read(&world_with([])));
}

#[test]
fn the_real_data_round_trips() {
    assert_round_trip(&Dataset::read(&Files::read(&root().join("data")).unwrap()));
}

/// Strings that look like numbers, lists or JSON are not converted.
#[test]
fn strings_that_look_like_other_types_round_trip() {
    let texts = [
        "2021-08",
        "007",
        "1e5",
        "TRUE",
        "=1+1",
        "a; b",
        "[sic] so",
        "{",
        "_x0041_",
        " x ",
        "line\nline",
        "'",
    ];
    let claims = texts.iter().zip(0..).map(|(text, number)| {
        let text = serde_json::to_string(text).unwrap();
        format!(
            "[[claims]]\nid = \"c{number}\"\nat = \"p1\"\nsubject = \"alpha\"\n\
             predicate = \"allied-with\"\nobject = \"bravo\"\n\
             summary = {text}\nnamed = [{text}, \"plain\"]\n\
             attribution = [{{ who = \"alpha\", in = {text} }}]\n"
        )
    });
    let source = "kind = \"report\"\ntitle = \"T\"\n".to_owned() + &claims.collect::<String>();
    let dataset = Dataset::read(&Files::from_texts([
        ("entities/alpha.toml", "kind = \"network\"\nname = \"7\"\n"),
        ("entities/bravo.toml", "kind = \"network\"\nname = \"B\"\n"),
        ("sources/gazette-2021.toml", source.as_str()),
    ]));
    assert_eq!(dataset.left_out, 0);
    assert_round_trip(&dataset);
}

#[test]
fn what_is_wrong_is_told_by_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let sheets = folder.path().join("sheets");
    fs::create_dir(&sheets).unwrap();
    fs::write(
        sheets.join("entities.csv"),
        "id;kind;name\r\nalpha;network;Alpha\r\nbravo;network;Bravo\r\n",
    )
    .unwrap();
    fs::write(
        sheets.join("sources.csv"),
        "id,kind,title,published,shoe\ngazette-2021,report,\"A, B\",2021-09,x\n",
    )
    .unwrap();
    fs::write(
        sheets.join("claims.csv"),
        "source,id,at,subject,predicate,object,attribution,mutual,amount.low\n\
         gazette-2021,one,p1,alpha,allied-with,charlie,\
         \"[\"\"bravo\"\",{\"\"class\"\":\"\"expert\"\"}]\",maybe,\n\
         \n\
         gazette-2021,two,p2,alpha,alied-with,bravo,,,many\n\
         gazette-2021,,p3,alpha,allied-with,bravo,,TRUE,\n",
    )
    .unwrap();
    let out = folder.path().join("data");
    let told = printed(&[
        "import",
        sheets.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ]);
    insta::assert_snapshot!(told.replace(folder.path().to_str().unwrap(), "FOLDER"));
    let as_json = printed(&[
        "--format",
        "json",
        "import",
        sheets.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
    ]);
    let found: serde_json::Value =
        serde_json::from_str(as_json.strip_prefix("exit 1\n").unwrap()).unwrap();
    assert_eq!(found[3]["place"], "claims.csv, row 2, column F (`object`)");
    assert!(
        !out.exists(),
        "nothing is written if a row is not a valid record"
    );
}

#[test]
fn a_cell_of_type_date_is_refused() {
    let text = |text: &str| Input::Text(text.to_owned());
    let heading = vec![text("id"), text("kind"), text("title"), text("published")];
    let row = vec![
        text("gazette-2021"),
        text("report"),
        text("T"),
        Input::Other("a date of the spreadsheet"),
    ];
    let read = sheets::read(&[Table {
        place: "ties.xlsx, sheet `sources`".to_owned(),
        name: "sources".to_owned(),
        rows: vec![(1, heading), (7, row)],
    }]);
    assert_eq!(read.errors.len(), 1);
    assert_eq!(
        read.errors[0].place,
        "ties.xlsx, sheet `sources`, row 7, column D (`published`)"
    );
    assert_eq!(
        read.errors[0].message,
        "the cell is a date of the spreadsheet"
    );
}

/// Every key of a record has a column, and a JSON pointer into the record finds it.
#[test]
fn every_key_has_a_column() {
    let all = Sheet::all();
    for (sheet, pointer, column) in [
        ("claims", "/claim/amount/low", "amount.low"),
        ("claims", "/claim/attribution/1/who", "attribution"),
        ("claims", "/claim/with/over", "with.over"),
        ("sources", "/source/archive/sha256", "archive.sha256"),
        ("sources", "/source/grades/0/basis", "grades"),
        ("entities", "/entity/ids/un", "ids.un"),
        ("disputes", "/dispute/sides/0/claims/1", "sides"),
        (
            "dataset",
            "/dataset/severities/self-tie/reason",
            "severities",
        ),
    ] {
        let sheet = all.iter().find(|other| other.name == sheet).unwrap();
        let found = sheet
            .column_at(pointer)
            .map(|number| sheet.columns[number].name.as_str());
        assert_eq!(found, Some(column), "{pointer}");
    }
}

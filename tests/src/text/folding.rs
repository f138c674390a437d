//! How garbled text is repaired, how text is folded, and how its digest is computed.

use std::borrow::Cow;

use ties_text::text::{Text, fold, repair};

use super::{digest, rows};

fn contains_quote(text: &str, quote: &str) -> bool {
    let text = Text::new(text);
    text.contains(0..text.sentences(), quote)
}

/// A quote matches only whole words. In scripts without spaces between words, any part matches.
#[test]
fn a_quote_matches_whole_words() {
    assert!(contains_quote("They are able to plan.", "able to plan"));
    assert!(!contains_quote("They are unable to plan.", "able to plan"));
    assert!(!contains_quote("He fights 150 men.", "fights 15"));
    assert!(
        contains_quote("他们没有结盟。", "没有结盟")
            && !contains_quote("他们没有结盟。", "已经结盟")
    );
    assert!(contains_quote("พวกเขาไม่ได้เป็นพันธมิตร", "ไม่ได้"));
    assert!(!contains_quote("Они небольшие.", "большие"));
}

#[test]
fn garbled_texts_in_ten_languages_are_repaired() {
    let (mut rows, mut wrong) = (rows(include_str!("../mojibake.tsv")), Vec::new());
    assert!(rows.by_ref().all(|row| {
        let [language, pages, text, garbled] = row[..] else {
            return false;
        };
        assert_eq!(repair(text), text, "{language}");
        if repair(garbled) != text {
            wrong.push(format!("{language} through {pages}: {}", repair(garbled)));
        }
        true
    }));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn quotation_marks_that_lost_a_byte_are_repaired() {
    assert_eq!(
        repair("โ€œYes,โ€ he said. โ€œNo.โ€"),
        "“Yes,” he said. “No.”"
    );
    assert_eq!(repair("â€œYes,â€ he said"), "“Yes,” he said");
}

/// Each line is repaired on its own: garbled text in one line does not change how another is read.
#[test]
fn each_line_is_repaired_on_its_own() {
    assert_eq!(
        repair("a CAFÉ®\nthe cafÃ© “Ã©”\r\nfin"),
        "a CAFÉ®\nthe café “é”\r\nfin"
    );
}

#[test]
fn good_text_is_left_alone() {
    let good = [
        "plain text",
        "«ROMû, MAÇÃ™, Nº 5, Dª Maria, IRMû; «AMANHû",
        "SLÓЖ, ÅR – GÅRD™, ÖÐ…",
        "CAFÉ®, NOËL™, 25 °C, 5°, ‚ÄRZTE‘, MÜ’s",
        "ŁÓDŹ, ŻÓŁĆ, „GĘŚ” – więź, dążą",
        "Надії, дії, її, моїй; «РІК», «УКРАЇНІ» — ЄС…",
        "ЂУРЂЕВДАН, ЉУБАВ, СРЂА, „РЉ“…",
        "«Η πιθανότητα», ΑΘΗΝΑ, «ΕΛΛΑΔΑ»· Ό,τι…",
        "„הסיכוי קטן“, צה״ל, ארה״ב – כן…",
        "ราคา ฿500 หรือ €20… ใช้ Foxครับ โรงแรม‘โรส’ ฯลฯ",
        "ĐÂU? ƯỚC MƠ, ĐẠI HỌC, NGÃ, ÂU “Ở ĐÂU”.",
        "doesn‘t, each others‘, that’s",
    ];
    for text in good {
        assert!(
            matches!(repair(text), Cow::Borrowed(same) if same == text),
            "{text}: {}",
            repair(text)
        );
    }
}

#[test]
fn folding() {
    let table = [
        ("plain text, 3-4.", "plain text, 3-4."),
        ("", ""),
        (" \t\r\n ", ""),
        ("  two \r\n\u{A0}words\u{2028}", "two words"),
        ("“Yes,” «no» „so“ ״x״", "\"Yes,\" \"no\" \"so\" \"x\""),
        ("don’t ‘so’ ‹x› d`x", "don't 'so' 'x' d'x"),
        ("1–2—3−4‑5", "1-2-3-4-5"),
        ("so…", "so..."),
        ("co\u{AD}op\u{200B}s \u{202B}x\u{202C}\u{FEFF}\0", "coops x"),
        ("e\u{301}\u{200D}", "é"),
        ("e\u{200D}\u{301}", "é"),
        ("ﬁbre, ĳs", "fibre, ijs"),
        ("طـالبان ﻃﺎﻟﺐ ﻻ ﷺ", "طالبان طالب لا صلى الله عليه وسلم"),
        ("می‌رود", "میرود"),
        // Not folded: case, digits, signs, letters that look alike.
        ("10³ № ½ ™ ①", "10³ № ½ ™ ①"),
        ("ي ی ك ک ۳ ٣ 3", "ي ی ك ک ۳ ٣ 3"),
        ("Ａ A a", "Ａ A a"),
    ];
    for (text, folded) in table {
        assert_eq!(fold(text), folded, "{text}");
        assert_eq!(fold(folded), folded);
        assert_eq!(
            matches!(fold(text), Cow::Borrowed(_)),
            text == folded,
            "{text}"
        );
    }
}

/// Every character of the planes in use, next to combining marks.
#[test]
fn folding_is_idempotent_for_every_character() {
    for c in '\0'..='\u{2FFFF}' {
        let text = format!("a{c}\u{301} {c}\u{338}");
        let folded = fold(&text);
        assert_eq!(fold(&folded), folded, "{:x}", u32::from(c));
    }
}

#[test]
fn a_digest_is_the_sha256_of_the_folded_text() {
    // printf 'he doesn'\''t think so' | sha256sum
    assert_eq!(digest("he doesn’t\r\n think so").as_str(), "137991b2a996");
    assert_eq!(digest("").as_str(), "e3b0c44298fc");
    assert_ne!(digest("He did not."), digest("He did."));
}

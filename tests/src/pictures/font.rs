//! The letters that the font of pictures has.

use ties_picture::text_width;

/// What `text_width` returns for a letter that the font lacks.
const MISSING: f64 = 1000.0;

#[test]
fn the_font_has_the_letters_of_these_languages() {
    let letters = [
        ("Arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىئؤإأآء"),
        ("Persian", "پچژگکی"),
        ("Pashto", "ټځڅډړږښګڼۍېئ"),
        ("Urdu", "ٹڈڑںھہےۓ"),
        ("Cyrillic", "абвгдежзийклмнопрстуфхцчшщъыьэюяёґєіїўәғқңөұүһ"),
        ("Latin", "āḥṣṭẓʿʾšžğışçöüñéè"),
        ("Greek", "αβγδεζηθικλμνξοπρστυφχψω"),
    ];
    for (language, letters) in letters {
        for letter in letters.chars() {
            let width = text_width(&letter.to_string(), MISSING);
            assert!(
                width > 0.0 && (width - MISSING).abs() > f64::EPSILON,
                "{language}: {letter}"
            );
        }
    }
    assert!((text_width("漢", MISSING) - MISSING).abs() < f64::EPSILON);
}

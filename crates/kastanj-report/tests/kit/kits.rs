use std::sync::OnceLock;

use kastanj_instrument::Library;
use kastanj_language::Lang;
use kastanj_record::{Study, UnitCode};
use kastanj_report::kit::{KitFile, KitOrder, KitSetting, make};
use kastanj_report::knowledge::Register;

/// Envelopes of every kit made here.
pub(crate) const PACKS: u32 = 3;
/// From which the numbers of the envelopes are derived.
pub(crate) const SEED: [u8; 16] = [7; 16];

/// The study that comes with the program.
pub(crate) fn study() -> Study {
    Study::example().expect("the shipped study is sound")
}

/// A kit for the first unit of `study`.
pub(crate) fn kit_of(study: &Study, lang: Lang, seed: [u8; 16]) -> Vec<KitFile> {
    let library = Library::shipped();
    let register = Register::shipped().expect("the shipped register is sound");
    let unit: UnitCode = "EX-A".parse().expect("a code");
    let setting = KitSetting::of(study, &unit, &library, lang).expect("the unit is there");
    let order = KitOrder { setting, packs: PACKS, seed, register: &register };
    make(&order).unwrap_or_else(|problem| panic!("{lang}: {problem}"))
}

/// The kit of the shipped study, made once for all tests.
///
/// `KASTANJ_KIT_OUT=DIR` writes its files there, to be looked at.
pub(crate) fn shipped(lang: Lang) -> &'static [KitFile] {
    static SV: OnceLock<Vec<KitFile>> = OnceLock::new();
    static EN: OnceLock<Vec<KitFile>> = OnceLock::new();
    let kept = match lang {
        Lang::Sv => &SV,
        Lang::En => &EN,
    };
    kept.get_or_init(|| {
        let files = kit_of(&study(), lang, SEED);
        if let Some(folder) = std::env::var_os("KASTANJ_KIT_OUT") {
            for file in &files {
                let path = std::path::Path::new(&folder).join(lang.code()).join(&file.path);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a new folder");
                std::fs::write(path, &file.bytes).expect("the folder can be written");
            }
        }
        files
    })
}

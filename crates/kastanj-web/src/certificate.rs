use kastanj_language::{Lang, tr};
use kastanj_record::iso_date;
use kastanj_store::Erasure;

/// What an erasure took away, in numbers: nothing in it tells whose it was, so that it can be
/// printed and filed.
#[derive(Debug, Clone)]
pub(crate) struct Certificate {
    erasure: Erasure,
    /// How long backups are kept, in days.
    backup_days: u32,
}

impl Certificate {
    pub(crate) fn of(erasure: Erasure, backup_days: u32) -> Certificate {
        Certificate { erasure, backup_days }
    }

    /// The day of it.
    pub(crate) fn date(&self) -> String {
        iso_date(self.erasure.at.div_euclid(86_400))
    }

    /// The day by which the last backup that holds the rows is to be thrown away.
    pub(crate) fn backups_gone(&self) -> String {
        iso_date(self.erasure.at.div_euclid(86_400) + i64::from(self.backup_days))
    }

    /// Numbers, in words.
    pub(crate) fn rows(&self, lang: Lang) -> Vec<(String, usize)> {
        let clients = (tr!(lang, "web-erased-clients"), self.erasure.clients);
        std::iter::once(clients).chain(self.erasure.rows.words(lang)).collect()
    }

    /// Folders with backups whose list of erased clients has been renewed.
    pub(crate) fn renewed(&self) -> Vec<String> {
        let folder = |list: &std::path::PathBuf| {
            list.parent().map(|folder| folder.display().to_string()).unwrap_or_default()
        };
        self.erasure.lists.iter().map(folder).collect()
    }

    /// Folders with backups that could not be reached.
    pub(crate) fn unreached(&self) -> Vec<String> {
        self.erasure.unreached.iter().map(|folder| folder.display().to_string()).collect()
    }
}

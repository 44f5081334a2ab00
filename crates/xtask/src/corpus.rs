use isnad_parse::gold::{self, GoldDocument, GoldError};

use crate::root;

/// All cases of a folder of the corpus.
pub fn corpus(folder: &str) -> Result<Vec<GoldDocument>, GoldError> {
    let mut documents = Vec::new();
    for file in gold::case_files(&root().join("corpus").join(folder))? {
        let cases = gold::load_cases(&file)?.cases;
        documents.extend(cases.into_iter().map(|case| case.document));
    }
    Ok(documents)
}

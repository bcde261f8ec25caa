//! The index that is searched: the same whether it was compiled in or made at run time, and by however many threads.

use crate::bundled;
use crate::catalogue::{Catalogue, File};
use crate::search::Index;

use super::read;

use super::large::generate;

fn bundled() -> Catalogue {
    bundled::catalogue().expect("the bundled catalogue decodes")
}

#[test]
fn the_compiled_index_is_the_one_made_at_run_time() {
    let fresh = Index::new(&bundled()).compile().expect("the index compiles");
    assert_eq!(bundled().index(), Some(fresh.as_slice()));
}

#[test]
fn the_index_does_not_depend_on_how_many_threads_make_it() {
    let layer = generate::layer(300);
    let records = read(&layer, &mut Vec::new());
    let layer = Catalogue::new(vec![File::new("layer".to_owned(), layer)], records);
    for catalogue in [bundled(), layer, Catalogue::default()] {
        let bytes = |threads| Index::with_threads(&catalogue, threads).compile().expect("the index compiles");
        let alone = bytes(1);
        for threads in [2, 3, 7, 1_000] {
            assert!(bytes(threads) == alone, "made by {threads} threads it is another");
        }
    }
}

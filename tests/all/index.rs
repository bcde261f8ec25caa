//! The index that is searched: the same whether it was compiled in or made at run time.

use nkcars::bundled;
use nkcars::catalogue::Catalogue;
use nkcars::search::Index;

fn bundled() -> Catalogue {
    bundled::catalogue().expect("the bundled catalogue decodes")
}

#[test]
fn the_compiled_index_is_the_one_made_at_run_time() {
    let fresh = Index::new(&bundled()).compile().expect("the index compiles");
    assert_eq!(bundled().index(), Some(fresh.as_slice()));
}

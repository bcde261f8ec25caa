//! The index that is searched: the same whether it was compiled in or made at run time.

use crate::bundled;
use crate::search::compile;

#[test]
fn the_compiled_index_is_the_one_made_at_run_time() {
    let bundled = bundled::catalogue().expect("the bundled catalogue decodes");
    let fresh = compile(&bundled).expect("the index compiles");
    assert_eq!(bundled.index(), Some(fresh.as_slice()));
}

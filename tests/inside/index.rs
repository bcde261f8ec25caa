//! The search index is the same, whether compiled in or built at run time.

use crate::bundled;
use crate::search::index::compile;

#[test]
fn the_compiled_index_equals_one_built_at_run_time() {
    let bundled = bundled::catalogue().expect("the bundled catalogue decodes");
    let fresh = compile(&bundled).expect("the index compiles");
    assert_eq!(bundled.index(), fresh);
}

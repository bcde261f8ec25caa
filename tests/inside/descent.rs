//! Descent in the bundled data, from both ends.

use crate::bundled;
use crate::catalogue::{Descent, Kind, Record};

#[test]
fn both_records_of_a_step_agree_on_it() {
    let catalogue = bundled::catalogue().expect("the bundled data");
    let ids = |steps: Vec<Descent<'_>>| -> Vec<String> {
        steps.iter().filter_map(|step| step.relative).map(|relative| relative.id.to_string()).collect()
    };
    let mut steps = 0;
    for record in catalogue.records(Kind::Car) {
        for id in ids(catalogue.parents(record)) {
            let parent: &Record = catalogue.get(Kind::Car, &id).expect("a car");
            let children = ids(catalogue.children(parent));
            assert!(children.iter().any(|child| *child == *record.id), "{id} does not mention {}", record.id);
            steps += 1;
        }
    }
    assert!(steps > 60, "{steps}");
}

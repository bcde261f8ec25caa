//! Descent in the bundled data, from both ends.

use crate::bundled;
use crate::catalogue::{Kind, Record, Way};

#[test]
fn both_records_of_a_step_agree_on_it() {
    let catalogue = bundled::catalogue().expect("the bundled data");
    let relatives = |record, way| -> Vec<String> {
        let steps = catalogue.steps(record, way).into_iter();
        steps.filter_map(|step| step.to(way)).map(|relative| relative.id.to_string()).collect()
    };
    let mut steps = 0;
    for record in catalogue.records(Kind::Car) {
        for id in relatives(record, Way::Up) {
            let parent: &Record = catalogue.get(Kind::Car, &id).expect("a car");
            let children = relatives(parent, Way::Down);
            assert!(children.iter().any(|child| *child == *record.id), "{id} does not mention {}", record.id);
            steps += 1;
        }
    }
    assert!(steps > 60, "{steps}");
}

//! Arguments that are defined only when their command is called, together with the common flags: defining those of every command takes
//! as long as a look-up.

use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

use super::Common;

/// The arguments of a command.
#[derive(Debug)]
pub(crate) struct Deferred<A>(pub A);

impl<A: Args> Args for Deferred<A> {
    fn augment_args(command: Command) -> Command {
        command.defer(|command| {
            let about = command.get_about().cloned().unwrap_or_default();
            // Last wins, as aliases of a shell rely on.
            Common::augment_args(A::augment_args(command))
                .about(about)
                .args_override_self(true)
                .disable_help_flag(true)
                .max_term_width(100)
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<A: FromArgMatches> FromArgMatches for Deferred<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

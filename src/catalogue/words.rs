//! Enums with a word for each variant, the same in data, on the command line and on screen.

/// Declares such an enum, with all its variants in this order, the word of each, and `Display` by it. Further texts, the
/// last of them its meaning, follow the word.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$of:meta])* $variant:ident $(= $rank:literal)? => $word:literal $($said:literal)*,)*
    }) => {
        $(#[$meta])*
        $vis enum $name { $($(#[$of])* $variant $(= $rank)?,)* }

        #[allow(dead_code, reason = "not every one is listed or read")]
        impl $name {
            $vis const ALL: [Self; [$($word),*].len()] = [$(Self::$variant),*];

            $vis const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            const fn said(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($said),*]),* }
            }

            /// The last of its further texts.
            $vis const fn meaning(self) -> &'static str {
                if let [.., meaning] = self.said() { meaning } else { "" }
            }

            $vis fn from_word(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.word() == word)
            }

            /// The one with this word; if there is none, an error that names the nearest and all. `noun` is what one is called.
            pub(crate) fn parse(word: &str, noun: &str) -> Result<Self, String> {
                let choice = || $crate::catalogue::choice(word, &format!("{noun}s"), &Self::ALL.map(Self::word));
                let unknown = || format!("unknown {noun} {}{}", $crate::catalogue::quoted(word), choice());
                Self::from_word(word).ok_or_else(unknown)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

pub(crate) use words;

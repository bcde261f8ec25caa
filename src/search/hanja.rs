//! Chinese characters as the People's Republic and Japan write them today, for those that stand in names of North Korean vehicles, works
//! and films. The rest of the script does not belong here: a name with a character that is missing is found by its hangul.

/// The characters of the People's Republic, and those that Korea writes, in the same places.
const CHINESE: [&str; 2] = [
    "头马东风胜双战乐发业红旗统龙车动厂汽岁凤鸟鸡云飞轻农丰银锦钢铁电气开国万协办会营\
     产进军团结学习革劳兴荣阳阴丽岛桥门问青矿纪续类齐选轨轮运输华爱乡坚强压变图圆团总\
     党卫众与礼艺书画",
    "頭馬東風勝雙戰樂發業紅旗統龍車動廠汽歲鳳鳥鷄雲飛輕農豐銀錦鋼鐵電氣開國萬協辦會營\
     產進軍團結學習革勞興榮陽陰麗島橋門問靑鑛紀續類齊選軌輪運輸華愛鄕堅强壓變圖圓團總\
     黨衛衆與禮藝書畫",
];
/// The same for those of Japan.
const JAPANESE: [&str; 2] =
    ["戦駅国会発鉄気広団栄楽産県帰学強万竜双労黒", "戰驛國會發鐵氣廣團榮樂產縣歸學强萬龍雙勞黑"];

/// The character that Korea writes, for one that is simplified.
pub(super) fn unsimplified(character: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return character;
    }
    // All of them take three bytes, so that what is found at a byte of one row stands at the same byte of the other.
    let other = |[from, to]: [&'static str; 2]| to.get(from.find(character)?..)?.chars().next();
    other(CHINESE).or_else(|| other(JAPANESE)).unwrap_or(character)
}

/// All characters in pairs: as they are simplified, and as Korea writes them.
pub(crate) fn characters() -> String {
    let pairs = [CHINESE, JAPANESE].into_iter().flat_map(|[from, to]| from.chars().zip(to.chars()));
    pairs.flat_map(|(simplified, korean)| [simplified, korean]).collect()
}

#[cfg(test)]
mod tests {
    use super::unsimplified;

    #[test]
    fn no_character_stands_for_two() {
        for [from, to] in [super::CHINESE, super::JAPANESE] {
            assert_eq!(from.chars().count(), to.chars().count());
            for (simplified, korean) in from.chars().zip(to.chars()) {
                assert_eq!((unsimplified(simplified), unsimplified(korean)), (korean, korean));
            }
        }
    }

    #[test]
    fn simplified_characters_are_those_of_the_names() {
        for (simplified, korean) in [
            ("白头山", "白頭山"),
            ("千里马", "千里馬"),
            ("胜利", "勝利"),
            ("双马", "雙馬"),
            ("平和自动车", "平和自動車"),
        ] {
            assert_eq!(simplified.chars().map(unsimplified).collect::<String>(), korean);
        }
    }
}

//! What load data has of schools and people, as functions of a seed: schools of counties with grades and classes, and who stands in each class.

use kernel::{Id, Role};
use organization::Kind;

use super::draw::Draw;
use super::names;

/// The most people that one class is filled with: teachers, pupils and their guardians.
pub const PEOPLE_OF_CLASS_MAX: u64 = 500;
/// The ids of what is made begin here, so that they come in the order of their numbers: the first day of a school year, in milliseconds.
const FIRST_ID_MS: u64 = 1_756_684_800_000;

/// Schools of a kind.
struct Sort {
    /// So many of a hundred schools are of it.
    share: usize,
    kind: Kind,
    /// Its first school year, and how many there are; none where classes stand right below.
    years: (usize, usize),
    /// Classes of a year, at least and at most.
    classes: (usize, usize),
}

const SORTS: [Sort; 4] = [
    Sort { share: 62, kind: Kind::School, years: (1, 6), classes: (2, 5) },
    Sort { share: 24, kind: Kind::School, years: (7, 3), classes: (4, 8) },
    Sort { share: 11, kind: Kind::School, years: (10, 3), classes: (6, 12) },
    Sort { share: 3, kind: Kind::Centre, years: (0, 0), classes: (6, 12) },
];

/// A school, grade or class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its number among all that the seed makes.
    pub number: u64,
    /// The place above in the same school; `None` for the school itself.
    pub above: Option<usize>,
    /// Its kind.
    pub kind: Kind,
    /// Its name; of a school without its county.
    pub name: String,
    /// The school year, where there is one.
    pub year: usize,
}

/// A school with everything below it.
#[derive(Debug, Clone)]
pub struct School {
    /// Its number among schools.
    pub ordinal: u64,
    /// Its number in the county, from 1.
    pub in_county: usize,
    /// The suffix of its name.
    pub suffix: &'static str,
    /// The county, as a place in the list of counties.
    pub county: usize,
    /// The school, then grades, each with its classes.
    pub places: Vec<Place>,
}

impl School {
    /// Its classes.
    pub fn classes(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.kind == Kind::Class)
    }
}

/// All schools of a seed, one after the other, until there are as many organisations as were asked for.
#[derive(Debug, Clone)]
pub struct Schools {
    seed: u64,
    total: u64,
    counties: usize,
    ordinal: u64,
    next: u64,
}

impl Schools {
    /// Of a seed: `total` organisations in so many counties.
    pub const fn new(seed: u64, total: u64, counties: usize) -> Self {
        Self { seed, total, counties, ordinal: 0, next: 0 }
    }

    /// How many classes there are.
    pub fn class_count(self) -> u64 {
        self.map(|school| school.classes().count() as u64).sum()
    }
}

impl Iterator for Schools {
    type Item = School;

    fn next(&mut self) -> Option<School> {
        let left = usize::try_from(self.total - self.next).unwrap_or(usize::MAX);
        if left == 0 {
            return None;
        }
        let mut draw = Draw::of(self.seed, "school", self.ordinal);
        let mut drawn = draw.below(100);
        let sort = SORTS.iter().zip(names::SUFFIXES).find(|(sort, _)| {
            let here = drawn < sort.share;
            drawn = drawn.saturating_sub(sort.share);
            here
        });
        let (sort, suffix) = sort.unwrap_or((&SORTS[0], names::SUFFIXES[0]));
        let counties = self.counties.max(1);
        // Neighbours in the list of counties get schools in turn, from a place that the seed draws.
        let from = Draw::of(self.seed, "county", 0).below(counties);
        let round = usize::try_from(self.ordinal).unwrap_or(0);
        let mut places = vec![Place { number: self.next, above: None, kind: sort.kind, name: String::new(), year: 0 }];
        let (first, years) = sort.years;
        let mut add = |above: usize, kind: Kind, name: String, year: usize| {
            let number = self.next + places.len() as u64;
            places.push(Place { number, above: Some(above), kind, name, year });
            places.len() - 1
        };
        let classes = |draw: &mut Draw| sort.classes.0 + draw.below(sort.classes.1 - sort.classes.0 + 1);
        for year in first..first + years {
            let grade = add(0, Kind::Grade, names::grade(year), year);
            for class in 1..=classes(&mut draw) {
                add(grade, Kind::Class, names::class(&names::grade(year), class), year);
            }
        }
        if years == 0 {
            for class in 1..=classes(&mut draw) {
                add(0, Kind::Class, names::class("", class), 0);
            }
        }
        places.truncate(left);
        let school = School { ordinal: self.ordinal, in_county: 1 + round / counties, suffix, county: (from + round) % counties, places };
        self.ordinal += 1;
        self.next += school.places.len() as u64;
        Some(school)
    }
}

/// Somebody in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their number among all that the seed makes.
    pub number: u64,
    /// Their name to show.
    pub name: String,
    /// `child`, `youth` or `adult`.
    pub age_band: &'static str,
    /// What they are: in the class, or in its school.
    pub roles: Vec<(Where, Role)>,
    /// The number of their guardian, where they have one.
    pub guardian: Option<u64>,
}

/// Of which organisation somebody's role is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// The class.
    Class,
    /// The school around it.
    School,
}

/// A class as it is filled.
#[derive(Debug, Clone, Copy)]
pub struct ClassOf<'a> {
    /// The class.
    pub place: &'a Place,
    /// Whether it is the first of its school.
    pub first_of_school: bool,
    /// Whether it is the first of its grade.
    pub first_of_grade: bool,
}

/// The numbers of the people in the class of this number, where so many people are spread over so many classes.
pub fn numbers(class: u64, classes: u64, people: u64) -> std::ops::Range<u64> {
    let start = |class: u64| u64::try_from(u128::from(people) * u128::from(class) / u128::from(classes.max(1))).unwrap_or(u64::MAX);
    start(class)..start(class + 1)
}

/// Who is in a class: its teacher, an administrator of the school or another teacher, then pupils, each second one with a guardian beside them.
pub fn people(seed: u64, class: ClassOf<'_>, numbers: std::ops::Range<u64>) -> Vec<Person> {
    let first = numbers.start;
    let alone = numbers.end - first < 3;
    let mut people: Vec<Person> = Vec::new();
    for number in numbers {
        let mut draw = Draw::of(seed, "person", number);
        let name = names::person(&mut draw);
        let adult = |roles| Person { number, name: name.clone(), age_band: "adult", roles, guardian: None };
        let place = number - first;
        people.push(match (alone, place) {
            (false, 0) if class.first_of_grade => adult(vec![(Where::Class, Role::Teacher), (Where::School, Role::SubjectHead)]),
            (false, 0) => adult(vec![(Where::Class, Role::Teacher)]),
            (false, 1) if class.first_of_school => adult(vec![(Where::School, Role::SchoolAdmin)]),
            (false, 1) => adult(vec![(Where::Class, Role::Teacher), (Where::School, Role::Teacher)]),
            _ if class.place.year == 0 => adult(vec![(Where::Class, Role::Learner)]),
            // Three at a time: a pupil, the guardian of the pupil, another pupil, who is now and then a sister or brother.
            (false, place) if place % 3 == 0 => adult(vec![(Where::School, Role::Guardian)]),
            (_, place) => {
                let siblings = draw.below(10) == 0;
                let guardian = if place % 3 == 2 { Some(number + 1) } else { (siblings && place > 3).then(|| number - 1) };
                let age_band = if class.place.year <= 7 { "child" } else { "youth" };
                Person { number, name, age_band, roles: vec![(Where::Class, Role::Learner)], guardian }
            }
        });
    }
    let last = people.last().map_or(0, |person| person.number);
    for person in &mut people {
        person.guardian = person.guardian.filter(|guardian| !alone && *guardian <= last);
    }
    people
}

/// The moment that ids of this number begin with, in milliseconds since 1970.
pub const fn millis(number: u64) -> u64 {
    FIRST_ID_MS + number
}

/// The id of the organisation of this number.
pub fn place_id(seed: u64, number: u64) -> Id {
    Draw::of(seed, "organization", number).id(millis(number))
}

/// The id of the person of this number.
pub fn person_id(seed: u64, number: u64) -> Id {
    Draw::of(seed, "account", number).id(millis(number))
}

/// The name that the person of this number would sign in with.
pub fn account_name(seed: u64, number: u64) -> String {
    format!("synth-{seed}-p{number:07}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_organisations_as_were_asked_for_each_below_what_it_goes_below() {
        for total in [0, 1, 2, 3, 24, 25, 1_000, 20_000] {
            let schools: Vec<School> = Schools::new(7, total, 2_800).collect();
            let places: Vec<&Place> = schools.iter().flat_map(|school| &school.places).collect();
            assert_eq!(places.len() as u64, total);
            assert!(places.iter().zip(0..).all(|(place, number)| place.number == number));
            for school in &schools {
                assert!(school.county < 2_800 && school.places.len() < 200);
                for place in school.places.iter().skip(1) {
                    assert!(place.kind.goes_below(school.places[place.above.unwrap()].kind), "{place:?}");
                }
            }
        }
        let schools: Vec<School> = Schools::new(7, 20_000, 2_800).collect();
        let primary = schools.iter().filter(|school| school.suffix == names::SUFFIXES[0]).count();
        assert!((50..75).contains(&(primary * 100 / schools.len())), "{primary} of {}", schools.len());
        assert!(schools.iter().any(|school| school.places[0].kind == Kind::Centre));
    }

    #[test]
    fn the_same_seed_makes_the_same_school_and_another_one_another() {
        let some = |seed| Schools::new(seed, 3_000, 10).map(|school| (school.county, school.places)).collect::<Vec<_>>();
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
        assert_eq!(place_id(1, 5), place_id(1, 5));
        assert_ne!(place_id(1, 5), place_id(2, 5));
        assert!(person_id(1, 5) < person_id(1, 6));
    }

    #[test]
    fn people_are_spread_over_all_classes_and_each_is_counted_once() {
        let spread: Vec<_> = (0..7).map(|class| numbers(class, 7, 100)).collect();
        assert_eq!((spread[0].start, spread[6].end), (0, 100));
        assert!(spread.windows(2).all(|pair| pair[0].end == pair[1].start));
        assert!(spread.iter().all(|range| (14..=15).contains(&(range.end - range.start))));
    }

    #[test]
    fn a_class_has_a_teacher_pupils_and_guardians_who_are_there() {
        let place = Place { number: 0, above: Some(0), kind: Kind::Class, name: String::new(), year: 3 };
        let class = ClassOf { place: &place, first_of_school: true, first_of_grade: true };
        let made = people(1, class, 100..155);
        assert_eq!(made.len(), 55);
        let with = |role: Role| made.iter().filter(|person| person.roles.iter().any(|(_, own)| *own == role)).count();
        assert_eq!([Role::Teacher, Role::SchoolAdmin, Role::SubjectHead, Role::Learner, Role::Guardian].map(with), [1, 1, 1, 35, 18]);
        for person in &made {
            if let Some(guardian) = person.guardian {
                let guardian = made.iter().find(|other| other.number == guardian).unwrap();
                assert_eq!(guardian.roles, [(Where::School, Role::Guardian)]);
                assert_eq!(person.roles, [(Where::Class, Role::Learner)]);
            }
        }
        let guarded = made.iter().filter(|person| person.guardian.is_some()).count();
        assert!((18..=26).contains(&guarded), "{guarded}");
        let grown = Place { year: 0, ..place.clone() };
        let centre = people(1, ClassOf { place: &grown, ..class }, 0..20);
        assert!(centre.iter().all(|person| person.age_band == "adult" && person.guardian.is_none()));
        let few = people(1, class, 0..2);
        assert!(few.iter().all(|person| person.roles == [(Where::Class, Role::Learner)] && person.guardian.is_none()), "{few:?}");
    }
}

//! Headings of columns and words for roles as people write them, in Chinese and English.

use kernel::Role;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The name to show.
    Name,
    /// The name to sign in with.
    UserName,
    /// The role.
    Role,
    /// The school, where the organisation is a region.
    School,
    /// The grade.
    Grade,
    /// The class, or several.
    Class,
    /// The number of the pupil or employee.
    Number,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A guardian's e-mail address.
    GuardianEmail,
    /// A guardian's phone number.
    GuardianPhone,
    /// The date of birth.
    Birth,
    /// A password: never read.
    Password,
}

const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Name, &["姓名", "名字", "学生姓名", "教师姓名", "name", "full name", "fullname", "display name", "displayname"]),
    (Column::UserName, &["用户名", "账号", "帐号", "登录名", "登录账号", "username", "user name", "user", "login", "account"]),
    (Column::Role, &["角色", "身份", "人员类型", "role", "type"]),
    (Column::School, &["学校", "学校名称", "单位", "school", "school name"]),
    (Column::Grade, &["年级", "所在年级", "grade", "year", "grade level"]),
    (Column::Class, &["班级", "班", "所在班级", "任教班级", "class", "classes", "class name", "homeroom"]),
    (Column::Number, &["学号", "工号", "编号", "学籍号", "号码", "number", "no", "no.", "id", "student id", "student number", "employee number"]),
    (Column::Email, &["邮箱", "电子邮箱", "电子邮件", "邮件", "email", "e-mail", "mail"]),
    (Column::Phone, &["手机", "手机号", "手机号码", "电话", "联系电话", "phone", "mobile", "telephone", "phone number"]),
    (Column::GuardianEmail, &["监护人邮箱", "监护人电子邮箱", "家长邮箱", "guardian email", "guardian e-mail", "parent email", "parent e-mail"]),
    (
        Column::GuardianPhone,
        &[
            "监护人手机",
            "监护人手机号",
            "监护人电话",
            "家长手机",
            "家长手机号",
            "家长电话",
            "guardian phone",
            "guardian mobile",
            "parent phone",
            "parent mobile",
        ],
    ),
    (Column::Birth, &["出生日期", "生日", "出生年月日", "birth date", "birthdate", "birthday", "date of birth", "dob"]),
    (Column::Password, &["密码", "初始密码", "口令", "password", "pass", "pwd"]),
];

const ROLES: &[(Role, &[&str])] = &[
    (Role::Learner, &["", "学生", "学员", "学习者", "learner", "student", "pupil"]),
    (Role::Teacher, &["教师", "老师", "任课教师", "班主任", "teacher"]),
    (Role::SubjectHead, &["教研组长", "学科组长", "学科带头人", "学科负责人", "subjecthead", "subject head", "head of subject"]),
    (Role::Guardian, &["家长", "监护人", "guardian", "parent"]),
    (Role::SchoolAdmin, &["管理员", "学校管理员", "教务", "schooladmin", "school administrator", "administrator", "admin"]),
    (Role::RegionAdmin, &["区域管理员", "regionadmin", "region administrator"]),
    (Role::Reviewer, &["审核员", "reviewer"]),
    (Role::Provider, &["资源提供者", "provider", "resource provider"]),
    (Role::Inspector, &["督学", "督导", "inspector"]),
];

/// Signs between several classes in one cell.
pub const BETWEEN_CLASSES: [char; 6] = ['、', ';', '；', ',', '，', '|'];

fn normal(text: &str) -> String {
    let text: String = text.chars().filter(|letter| !matches!(letter, '*' | '＊' | '\u{feff}')).collect();
    let text = text.split(['(', '（']).next().unwrap_or("");
    text.to_lowercase().replace(['_', '\u{a0}'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a heading says; `None` where it is not understood.
#[must_use]
pub fn column(heading: &str) -> Option<Column> {
    let heading = normal(heading);
    HEADINGS.iter().find(|(_, words)| words.contains(&heading.as_str())).map(|(column, _)| *column)
}

/// The role a word means; `None` where it is not understood.
#[must_use]
pub fn role(word: &str) -> Option<Role> {
    let word = normal(word);
    ROLES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_both_languages_are_understood() {
        for (heading, known) in
            [("姓名*", Column::Name), ("User_Name", Column::UserName), ("学号（必填）", Column::Number), ("E-mail", Column::Email), ("密码", Column::Password)]
        {
            assert_eq!(column(heading), Some(known), "{heading}");
        }
        assert_eq!((column("备注"), column("")), (None, None));
        assert_eq!(
            (role(" 学生 "), role(""), role("Teacher"), role("校长"), role("operator")),
            (Some(Role::Learner), Some(Role::Learner), Some(Role::Teacher), None, None)
        );
        let mut all: Vec<&str> = HEADINGS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a heading means one thing");
    }
}

//! Users, and what each sets for themselves.

use crate::five::{does, five};
use crate::server::Visitor;

#[test]
fn only_admins_manage_users() {
    let (server, visitor) = five();
    does(
        &server,
        &visitor,
        "/users",
        "act=add&name=huda&role=reviewer&password=a+very+long+password",
    );
    let login = server.post(
        &Visitor::default(),
        "/login",
        "name=huda&password=a+very+long+password",
    );
    let mut huda = Visitor {
        cookie: login
            .header("set-cookie")
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned(),
        form_secret: String::new(),
    };
    let page = server.get(&huda, "/users").body;
    assert!(!page.contains("salma</bdi></td>") && !page.contains("value=\"add\""));
    let at = page.find("name=\"form_secret\" value=\"").unwrap() + 26;
    huda.form_secret = page[at..].split('"').next().unwrap().to_owned();
    for fields in [
        "act=add&name=x&role=admin",
        "act=role&name=huda&role=admin",
        "act=password&name=salma&password=another+long+one",
    ] {
        assert_eq!(server.post(&huda, "/users", fields).status, 403, "{fields}");
    }
    let token = server.post(&huda, "/users", "act=token&name=huda&label=script");
    assert_eq!(token.status, 200);
}

#[test]
fn times_and_numbers_are_written_as_each_user_wants_them() {
    let (server, visitor) = five();
    let page = |path: &str| server.get(&visitor, path).body;
    assert!(page("/reading").contains("12 مارس 2024"));
    assert!(page("/reading").contains("<small>10</small>"));
    let settings = "digits=arabic&calendar=hijri&zone=Asia%2FRiyadh";
    does(&server, &visitor, "/preferences", settings);
    let reading = page("/reading");
    assert!(reading.contains("٢ رمضان ١٤٤٥"), "{reading}");
    assert!(reading.contains("<small>١٠</small>"));
    assert!(page("/preferences").contains("value=\"Asia/Riyadh\""));
    for nonsense in [
        "digits=roman&calendar=hijri&zone=",
        "digits=arabic&calendar=julian&zone=",
        "digits=arabic&calendar=hijri&zone=..%2F..%2Fetc%2Fpasswd",
    ] {
        let fields = format!("next=%2F&{nonsense}");
        assert_eq!(server.post(&visitor, "/preferences", &fields).status, 400);
    }
    does(
        &server,
        &visitor,
        "/preferences",
        "digits=western&calendar=levant&zone=UTC",
    );
    assert!(page("/reading").contains("12 آذار 2024"));
}

#[test]
fn a_refusal_names_the_field_in_the_visitors_language() {
    let (server, visitor) = five();
    let english = Visitor {
        cookie: format!("{}; isnad_language=en", visitor.cookie),
        ..visitor.clone()
    };
    for (path, fields, ar, en) in [
        (
            "/sources/1",
            "act=merge&revision=0&into=x",
            "رقم المصدر الآخر",
            "Number of the other source",
        ),
        (
            "/reading/1",
            "act=note&revision=0&text=",
            "الملاحظة",
            "the note",
        ),
        (
            "/users",
            "act=add&name=a+b&role=reviewer",
            "حروف وأرقام",
            "letters, digits",
        ),
        (
            "/users",
            "act=add&name=huda&role=reviewer&password=short",
            "كلمة السر أقصر",
            "too short",
        ),
        (
            "/users",
            "act=add&name=huda&role=king",
            "الصلاحية",
            "The role",
        ),
        (
            "/claims/none",
            "act=settle&revision=0",
            "لم تُفتح",
            "not taken up",
        ),
    ] {
        let fields = format!("next=%2F&{fields}");
        for (visitor, words) in [(&visitor, ar), (&english, en)] {
            let answer = server.post(visitor, path, &fields);
            assert!((400..500).contains(&answer.status), "{path} {fields}");
            assert!(
                answer.body.contains(words),
                "{path} {fields}: {}",
                answer.body
            );
        }
    }
    let method = server.request(
        "PUT",
        "/reading",
        &format!("Host: {}\r\n", server.address),
        "",
    );
    assert_eq!(method.status, 405);
    assert!(method.body.contains("لا يُطلب هذا"));
}

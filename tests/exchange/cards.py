"""Address cards as other programs write them."""

EVOLUTION = b"""BEGIN:VCARD\r
VERSION:3.0\r
UID:pas-id-4F1B6E2A00000000\r
FN:Maya L\xc3\xb3pez\r
N:L\xc3\xb3pez;Maya;;;\r
NICKNAME:May,M\\, the second\r
X-EVOLUTION-FILE-AS:L\xc3\xb3pez\\, Maya\r
BDAY:1990-05-17\r
X-EVOLUTION-ANNIVERSARY:2014-06-12\r
EMAIL;TYPE=HOME;X-EVOLUTION-UI-SLOT=1:maya@example.org\r
TEL;X-EVOLUTION-E164=+491711;TYPE="CELL":+49 171 1\r
X-JABBER;TYPE=HOME:maya@jabber.example\r
ADR;TYPE=HOME:;;Seestra\xc3\r
 \x9fe 1;Berlin;;10115;Germany\r
ORG:Acme\\, Inc.;Research;\r
TITLE:Engineer\r
NOTE:Likes long walks\\, and t\r
 ea.\\nMet in Porto.\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQ\r
 ABAAD/2wBDAAgGBgcGBQgHBwcJCQ==\r
CATEGORIES:Friends,Walks\r
REV:2026-01-01T00:00:00Z\r
END:VCARD\r
"""

GOOGLE = b"""BEGIN:VCARD
VERSION:3.0
FN:Ben Okafor
N:Okafor;Ben;;;
BDAY;VALUE=text:circa 1980
item1.X-ABDATE:20140612
item1.X-ABLabel:_$!<Anniversary>!$_
item2.X-ABDATE:2020-02-29
item2.X-ABLabel:Moved in
item3.TEL:+44 20 7946 0000
item3.X-ABLabel:Cabin
NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9 on=20=
=C3=9Cbung=0D=0Asecond line
END:VCARD

BEGIN:VCARD
VERSION:3.0
EMAIL:somebody@example.org
END:VCARD
"""

APPLE = b"""\xef\xbb\xbfBEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14.0//EN
N:Tanaka;Yui;;;
FN:\xe7\x94\xb0\xe4\xb8\xad \xe7\x94\xb1\xe8\xa1\xa3
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17
item1.EMAIL;type=INTERNET;type=pref:yui@example.org
item1.X-ABLabel:_$!<School>!$_
URL;type=pref:https\\://example.org
X-SOCIALPROFILE;type=flickr:https://flickr.example
UID:1F2E
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Acme
ORG:Acme;
X-ABShowAs:COMPANY
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Book club
X-ADDRESSBOOKSERVER-KIND:group
X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1F2E
END:VCARD
"""

FOUR = b"""BEGIN:VCARD
VERSION:4.0
KIND:individual
FN;PREF=1:Ada Byron
BDAY:--0229
ANNIVERSARY:20090808T143000Z
TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-0100
IMPP:xmpp:ada@example.org
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
END:VCARD
"""

OLD = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\n"
    b"TEL;CELL;PREF:0171 2\r\nTEL;FAX;WORK:030 9\r\n"
    b"PHOTO;JPEG;ENCODING=BASE64:\r\n /9j/4AAQ\r\n AAAA\r\n\r\nBDAY:19851231\r\nEND:VCARD\r\n"
)

"""What stands in everybody's list of the commonest passwords, as words: with numbers and signs around them, still these."""

COMMON_TEXT = """
abc admin administrator alexander andrea andrew angel anthony arsenal asdf asdfgh ashley austin babygirl badboy bailey
banana barcelona baseball basketball batman beautiful blink butterfly buster changeme charlie cheese chelsea chicken
chocolate christian computer cookie corvette cowboy dallas daniel default dragon eminem ferrari flower football forever
freedom friends fuckyou george ginger google guest guitar hannah harley heaven hello hockey hottie hunter iceman
iloveyou internet jasmine jennifer jessica jesus jordan joshua justin killer lakers letmein liverpool login love lovely
madrid maggie marina martin master matrix matthew maverick mercedes merlin michael michelle mickey monkey monster
morgan mustang myspace naruto nicole ninja nothing office oliver orange pass passwd passwort password pepper
phoenix pokemon porsche princess purple qazwsx qwer qwert qwerty ranger root samsung secret shadow silver
snoopy soccer sophie spiderman starwars steelers summer sunshine superman tennis test thomas thunder tigger trustno
user welcome whatever whiskey william winner winter yankees yellow zaq zxcvbn
contrasena contraseña teamo tequiero estrella mariposa amigos espana motdepasse bonjour azerty soleil
woaini woaiwojia mima nihao aini zhongguo bismillah allah habibi ahmed mohammed muhammad
dkssudgktpdy qlalfqjsgh tkfkdgo eogksalsrnr sarang saranghae annyeong bimilbeonho daehanminguk
123qwe 1q2w3e 1qaz 2wsx 3edc 5201314 1004 correct horse battery staple
"""
"""Names, animals and clubs as leaked lists agree on them; Korean words also as they come out on an English keyboard."""

COMMON = frozenset(COMMON_TEXT.split())
OURS = frozenset(
    {"madang", "smartcity", "smart", "city", "wsce", "expo", "busan", "bexco", "korea", "ministry", "molit"}
)
"""What somebody who guesses at this very site would begin with."""

"""Czech for what the tables keep as words of one kind."""

SERVICES = {"dluhova_poradna": "Dluhová poradna"}
STAGES = {
    "applicant": "Zájemce",
    "waiting": "Čeká na místo",
    "accepted": "Přijatý zájemce",
    "client": "Klient",
}
WAYS = {"phone": "Telefonem", "in_person": "Osobně", "email": "E-mailem", "field": "V terénu"}
ANSWERS = {"yes": "Ano", "no": "Ne", "": "Neptali jsme se"}
FORMS = {"written": "Písemná", "spoken": "Ústní", "informed_consent": "Informovaný souhlas"}
ACTS = {
    "counselling": "Odborné poradenství",
    "basic_counselling": "Základní sociální poradenství",
    "review": "Ohlédnutí za kroky a názor klienta",
    "list_of_debts": "Soupis dluhů",
    "budget": "Domácí rozpočet",
    "instalments": "Splátkový kalendář",
    "letter": "Dopis věřiteli nebo exekutorovi",
    "negotiation": "Jednání s věřitelem nebo exekutorem",
    "accompanying": "Doprovod",
    "handing_over": "Předání dalším odborníkům",
}
NEXT = {"next_contact": "Další kontakt", "one_off": "Jednorázový kontakt"}

"""Customers of whom some need what hardly anybody else does, as files to bring in."""

CROWD, SPECIAL = 60, 30


def files() -> dict[str, str]:
    """Return people of whom the first thirty alone audit; everybody logs in, many export.

    The specials pay 1 each and the crowd 10; half of the crowd has no plan.
    """
    people, events = ["user_id,plan,team"], ["user_id,event,timestamp,product,amount"]
    for number in range(CROWD + SPECIAL):
        special = number < SPECIAL
        plan = "" if not special and number % 2 else "pro"
        people.append(f"u{number:02d},{plan},{'risk' if special else 'crowd'}")
        does = ["login", *(["audit"] if special else ["export"] if number % 3 else [])]
        day = f"2026-05-{number % 28 + 1:02d}T10:00:00Z"
        events += [f"u{number:02d},{each},{day},," for each in does]
        product = "proof" if special else "data"
        events.append(f"u{number:02d},order,{day},{product},{1 if special else 10}")
    return {"people.csv": "\n".join(people) + "\n", "events.csv": "\n".join(events) + "\n"}

"""Writes a register of N requests over five years, as the import takes it; the same number and seed
always give the same one."""

import datetime
import random
import sys

SERVICES = ["Accueil", "Cabinet", "Citoyenneté", "Collectivités", "Communication", "Intégration",
            "Réglementation", "Sécurités", "Logistique", "Finances"]
SUBJECTS = ["Horaires d’ouverture", "Pièces à fournir", "Renouvellement de titre", "Subvention",
            "Attente au guichet", "Rendez-vous en ligne", "Carte grise", "Permis international",
            "Déclaration d’association", "Plan de prévention", "Naturalisation", "Débit de boissons"]
KINDS = [("information", 70), ("conseil", 12), ("reclamation", 12), ("suggestion", 6)]
CHANNELS = {
  "information": [("courrier", 25), ("courriel", 50), ("formulaire", 20), ("telephone", 5)],
  "conseil": [("courrier", 40), ("courriel", 55), ("formulaire", 5)],
  "reclamation": [("urne", 15), ("courriel", 50), ("courrier", 30), ("guichet", 5)],
  "suggestion": [("urne", 60), ("courriel", 30), ("formulaire", 10)],
}
COLUMNS = ("reference;nature;canal;recu_le;service;objet;complements_demandes_le;"
           "complements_recus_le;reponse_attente_le;delai_annonce_le;reponse_le;demandeur")


def pick(choice: random.Random, weighted: list[tuple[str, int]]) -> str:
  return choice.choices([name for name, _ in weighted], [weight for _, weight in weighted])[0]


def rows(count: int, last: datetime.date, seed: int = 41):
  choice = random.Random(seed)
  first = last - datetime.timedelta(days=5 * 365)
  for number in range(count):
    received = first + datetime.timedelta(days=number * 5 * 365 // count)
    kind = pick(choice, KINDS)
    channel = pick(choice, CHANNELS[kind])
    asked = arrived = holding = announced = reply = ""
    # The last ten days are still being answered; of the rest one in a hundred never was.
    is_open = choice.random() < (0.6 if (last - received).days < 10 else 0.01)
    days = choice.choices([1, 2, 4, 6, 9, 13, 20, 30], [20, 20, 25, 15, 10, 5, 3, 2])[0]
    answered = received + datetime.timedelta(days=days)
    if choice.random() < 0.08:
      asked = received + datetime.timedelta(days=1)
      if not is_open:
        arrived = asked + datetime.timedelta(days=choice.randint(2, 10))
        answered = arrived + datetime.timedelta(days=days)
    elif choice.random() < 0.06 and not is_open:
      holding = answered
      announced = holding + datetime.timedelta(days=20)
      answered = holding + datetime.timedelta(days=choice.randint(5, 25))
    if not is_open and answered <= last:
      reply = answered
    cells = [f"B{number:07d}", kind, channel, received, choice.choice(SERVICES),
             f"{choice.choice(SUBJECTS)} {choice.randint(1, 9999)}", asked,
             arrived if arrived and arrived <= last else "",
             holding if holding and holding <= last else "",
             announced if holding and holding <= last else "", reply,
             f"Personne {choice.randint(1, 99999)}"]
    yield ";".join(str(cell) for cell in cells)


if __name__ == "__main__":
  print(COLUMNS)
  for row in rows(int(sys.argv[1]), datetime.date.fromisoformat(sys.argv[2]), *map(int, sys.argv[3:])):
    print(row)

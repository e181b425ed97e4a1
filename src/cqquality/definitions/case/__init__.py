"""Cases: given figures with the judgement they must lead to, kept beside the definitions."""

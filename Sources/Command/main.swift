print("fondbok")

"""What the screens are made of: attributes come down, messages of the domain go up."""

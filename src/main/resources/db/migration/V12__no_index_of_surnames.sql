-- The list of children counts all it finds and orders them by the letters of any language: this index of A to Z served nothing.
drop index child_surname_idx;

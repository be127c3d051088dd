module zgadka

go 1.26

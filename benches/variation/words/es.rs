//! Spanish.

use super::Words;

#[rustfmt::skip]
pub(super) const WORDS: Words = Words {
    tag: "es",
    numbers: &[
        (2, "dos"), (3, "tres"), (4, "cuatro"), (5, "cinco"), (6, "seis"), (7, "siete"), (8, "ocho"), (9, "nueve"), (10, "diez"),
        (11, "once"), (12, "doce"), (13, "trece"), (14, "catorce"), (15, "quince"), (20, "veinte"), (30, "treinta"), (40, "cuarenta"),
        (50, "cincuenta"), (60, "sesenta"),
    ],
    measures: &["por", "min", "seg", "euros", "dólares", "grados", "veces", "horas", "mil", "millones"],
    months: &["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    weekdays: &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    given_names: &[
        "Juan", "José", "Luis", "Carlos", "Antonio", "Manuel", "Pedro", "Miguel", "Javier", "María", "Ana", "Laura", "Carmen", "Elena",
        "Isabel", "Lucía", "Marta", "Hans", "Pierre", "John",
    ],
    surnames: &[
        "García", "López", "Martínez", "Sánchez", "Pérez", "Gómez", "Ruiz", "Díaz", "Moreno", "Álvarez", "Romero", "Navarro", "Torres",
        "Müller", "Dupont", "Smith",
    ],
    cities: &[
        "Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao", "Zaragoza", "Málaga", "Lima", "Bogotá", "Berlín", "París", "Londres",
        "Roma", "Varsovia", "Praga", "Kiev", "Moscú", "Bruselas", "Washington", "Pekín", "Tokio",
    ],
    countries: &[
        "Alemania", "Francia", "Italia", "Polonia", "Hungría", "Suecia", "Noruega", "Finlandia", "Portugal", "Rusia", "China", "Japón",
        "Canadá",
    ],
    bracketed: &["(vídeo)", "(fotos)", "(actualizado)", "(2)"],
    dates: &["12 de marzo de 2024", "07/06/2023", "21.11.2024", "lunes"],
    sentences: [
        ("El viejo puente se cerró el lunes por la mañana.", "El martes los coches tomaron otro camino."),
        ("La calle junto al mercado estaba tranquila.", "Por la tarde las tiendas ya habían abierto."),
        ("Llovió todo el día en el puerto.", "Los transbordadores cumplieron el horario."),
    ],
};

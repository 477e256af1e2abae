package lineside.analyzer.narrate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a sentence to the facts: every figure in it, in digits or in words, must stand in the facts
 * of the report or of the patterns that the sentence names, written the same up to separators of
 * thousands and trailing zeros. A name with a digit in it counts as a figure. Words that compute
 * ("half", "twice", "tenfold") are refused unless the facts have them.
 */
final class FigureCheck {
  private static final Pattern WORD = Pattern.compile("[^\\s\u2009\u202f\u00a0/–—]+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d)(?:-?folds?|-?times|x|×|st|nd|rd|th|s|ms|mm|px)$");
  private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(?:\\.\\d{1,18})?");
  private static final Pattern ASCII_DIGITS = Pattern.compile(".*[0-9].*");
  private static final Map<String, String> CARDINALS = cardinals();

  /** That make a new figure of another. */
  private static final Set<String> COMPUTING =
      Set.of(
          "half",
          "halves",
          "halved",
          "third",
          "thirds",
          "quarter",
          "quarters",
          "double",
          "doubled",
          "doubles",
          "twice",
          "twofold",
          "thrice",
          "triple",
          "tripled",
          "threefold",
          "tenfold",
          "hundred",
          "hundreds",
          "thousand",
          "thousands",
          "million",
          "millions",
          "dozen",
          "dozens",
          "couple",
          "hundredfold",
          "quadruple",
          "quadrupled",
          "majority");

  private FigureCheck() {}

  /** What is wrong with the sentence; empty when it keeps to the facts. */
  static Optional<String> problem(Sentence sentence, Facts facts) {
    List<String> lines = new ArrayList<>(facts.general());
    for (int number : sentence.patterns()) {
      Optional<Facts.PatternFacts> pattern = facts.pattern(number);
      if (pattern.isEmpty()) {
        return Optional.of("it names pattern " + number + ", which there is not");
      }
      lines.add(Integer.toString(number));
      lines.addAll(pattern.get().lines());
    }
    Set<String> known = new HashSet<>();
    lines.forEach(line -> known.addAll(figures(line)));
    return figures(sentence.text()).stream()
        .filter(figure -> !known.contains(figure))
        .findFirst()
        .map(figure -> "'" + figure + "' does not stand in the facts it is about");
  }

  private static List<String> figures(String text) {
    List<String> figures = new ArrayList<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = EDGES.matcher(words.group()).replaceAll("").toLowerCase(Locale.ROOT);
      if (word.codePoints().anyMatch(FigureCheck::isDigit)) {
        figures.add(normal(word));
      } else {
        // Words like twenty-three and two-thirds are looked at piece by piece.
        for (String piece : word.split("-", -1)) {
          if (CARDINALS.containsKey(piece)) {
            figures.add(CARDINALS.get(piece));
          } else if (COMPUTING.contains(piece)) {
            figures.add(piece);
          }
        }
      }
    }
    return figures;
  }

  private static boolean isDigit(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  private static String normal(String word) {
    if (!ASCII_DIGITS.matcher(word).matches()) {
      return word;
    }
    String bare = UNIT.matcher(THOUSANDS.matcher(word).replaceAll("")).replaceFirst("");
    // Anything else with a digit is a name: 1e5 may be one.
    return PLAIN.matcher(bare).matches()
        ? new BigDecimal(bare).stripTrailingZeros().toPlainString()
        : bare;
  }

  private static Map<String, String> cardinals() {
    String[] words = {
      "zero",
      "one",
      "two",
      "three",
      "four",
      "five",
      "six",
      "seven",
      "eight",
      "nine",
      "ten",
      "eleven",
      "twelve",
      "thirteen",
      "fourteen",
      "fifteen",
      "sixteen",
      "seventeen",
      "eighteen",
      "nineteen",
      "twenty"
    };
    String[] ordinals = {
      "", "", "second", "", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"
    };
    String[] tens = {"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
    Map<String, String> cardinals = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      cardinals.put(words[i], Integer.toString(i));
    }
    for (int i = 0; i < ordinals.length; i++) {
      cardinals.put(ordinals[i], Integer.toString(i));
    }
    for (int i = 0; i < tens.length; i++) {
      cardinals.put(tens[i], Integer.toString(10 * (i + 3)));
    }
    cardinals.remove("");
    return Map.copyOf(cardinals);
  }
}

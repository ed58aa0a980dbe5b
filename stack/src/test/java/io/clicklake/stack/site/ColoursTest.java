package io.clicklake.stack.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The live page's colours by numbers: contrasts of WCAG 2.2, and channels that stay apart for
 * people who lack a kind of cone, by the matrices of Machado, Oliveira and Fernandes (2009),
 * severity 1.
 */
class ColoursTest {
  private static final List<String> CHANNELS =
      List.of("search", "social", "newsletter", "blogs", "direct");
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
  private static final double LEAST_DISTANCE = 14;

  enum Theme {
    LIGHT,
    DARK;

    Map<String, Integer> colours() {
      String css = SiteResource.text("lake/lake.css");
      int dark = css.indexOf("prefers-color-scheme: dark");
      Map<String, Integer> colours = new LinkedHashMap<>();
      add(colours, css.substring(0, dark));
      if (this == DARK) {
        add(colours, css.substring(dark));
      }
      return colours;
    }

    private static void add(Map<String, Integer> colours, String css) {
      for (MatchResult one : COLOUR.matcher(css).results().toList()) {
        colours.put(one.group(1), Integer.parseInt(one.group(2), 16));
      }
    }
  }

  enum Sight {
    FULL,
    NO_RED,
    NO_GREEN,
    NO_BLUE;

    private double[] matrix() {
      return switch (this) {
        case FULL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
        case NO_RED ->
            new double[] {
              0.152286, 1.052583, -0.204868,
              0.114503, 0.786281, 0.099216,
              -0.003882, -0.048116, 1.051998
            };
        case NO_GREEN ->
            new double[] {
              0.367322, 0.860646, -0.227968,
              0.280085, 0.672501, 0.047413,
              -0.011820, 0.042940, 0.968881
            };
        case NO_BLUE ->
            new double[] {
              1.255528, -0.076749, -0.178779,
              -0.078411, 0.930809, 0.147602,
              0.004733, 0.691367, 0.303900
            };
      };
    }

    double[] sees(int colour) {
      double[] from = linear(colour);
      double[] seen = new double[3];
      for (int row = 0; row < 3; row++) {
        double sum = 0;
        for (int column = 0; column < 3; column++) {
          sum += matrix()[3 * row + column] * from[column];
        }
        seen[row] = Math.max(0, Math.min(1, sum));
      }
      return seen;
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void textIsReadAndBarsAreSeenOnTheirPanel(Theme theme) {
    Map<String, Integer> colours = theme.colours();
    int panel = colours.getOrDefault("panel", 0);

    for (String text : List.of("ink", "soft", "link", "bad")) {
      assertThat(contrast(colours.getOrDefault(text, 0), panel)).as(text).isGreaterThan(4.5);
    }
    assertThat(contrast(colours.getOrDefault("soft", 0), colours.getOrDefault("paper", 0)))
        .isGreaterThan(4.5);
    assertThat(contrast(colours.getOrDefault("bad", 0), colours.getOrDefault("bad-paper", 0)))
        .isGreaterThan(4.5);
    for (String mark : CHANNELS) {
      assertThat(contrast(colours.getOrDefault(mark, 0), panel)).as(mark).isGreaterThan(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void channelsStayApartHoweverOneSees(Theme theme) {
    Map<String, Integer> colours = theme.colours();
    for (Sight sight : Sight.values()) {
      for (String one : CHANNELS) {
        for (String other : CHANNELS.subList(CHANNELS.indexOf(one) + 1, CHANNELS.size())) {
          double[] a = lab(sight.sees(colours.getOrDefault(one, 0)));
          double[] b = lab(sight.sees(colours.getOrDefault(other, 0)));
          assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
              .as("%s and %s, %s", one, other, sight)
              .isGreaterThan(LEAST_DISTANCE);
        }
      }
    }
  }

  private static double contrast(int one, int other) {
    double a = luminance(linear(one)) + 0.05;
    double b = luminance(linear(other)) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(double[] linear) {
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  }

  private static double[] linear(int colour) {
    double[] linear = new double[3];
    for (int i = 0; i < 3; i++) {
      double part = (colour >> (16 - 8 * i) & 0xff) / 255.0;
      linear[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
    return linear;
  }

  /** CIELAB of linear sRGB, white point D65. */
  private static double[] lab(double[] rgb) {
    double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
    double y = f(luminance(rgb));
    double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double f(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
}

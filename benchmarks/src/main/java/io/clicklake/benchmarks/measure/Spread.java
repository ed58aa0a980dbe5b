package io.clicklake.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The middle and the ends of a figure over several repetitions. */
public record Spread(double lowest, double median, double highest) {

  /** Of one figure of each repetition. */
  public static <T> Spread of(List<T> repetitions, ToDoubleFunction<T> figure) {
    double[] sorted = repetitions.stream().mapToDouble(figure).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no repetitions, expected at least one");
    }
    double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return new Spread(sorted[0], middle, sorted[sorted.length - 1]);
  }

  /** As {@code 5.2 (4.9–5.6)}. */
  public String text(int decimals) {
    String number = "%,." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + "–" + number + ")", median, lowest, highest);
  }

  /** The figures as an array is sorted: lowest, median, highest. */
  public List<Double> figures() {
    return Arrays.stream(new double[] {lowest, median, highest}).boxed().toList();
  }
}

package io.clicklake.stack.traffic;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** A choice among values, each as likely as its weight says. */
final class WeightedChoice<T> {
  private final List<T> values;
  private final ToIntFunction<T> weight;
  private final int sum;

  WeightedChoice(List<T> values, ToIntFunction<T> weight) {
    this.values = List.copyOf(values);
    this.weight = weight;
    this.sum = values.stream().mapToInt(weight).sum();
    if (sum < 1) {
      throw new IllegalArgumentException("weights sum to " + sum + ", expected at least 1");
    }
  }

  T pick(Random random) {
    int left = random.nextInt(sum);
    for (T value : values) {
      left -= weight.applyAsInt(value);
      if (left < 0) {
        return value;
      }
    }
    throw new IllegalStateException("weights changed while choosing among " + values);
  }
}

package io.clicklake.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconciliationTest {

  @ParameterizedTest
  @CsvSource({
    // sent, accepted, rejected, rows, distinct, rejected rows, the three equations
    "20000, 19800, 200, 19800, 19800, 200, OK,  OK,  OK",
    "0,     0,     0,   0,     0,     0,   OK,  OK,  OK",
    "20000, 19750, 200, 19750, 19750, 200, OFF, OK,  OK", // answers without some events
    "20000, 19800, 200, 19799, 19799, 200, OK,  OFF, OK", // a row lost
    "20000, 19800, 200, 19801, 19801, 200, OK,  OFF, OK", // a row nobody sent
    "20000, 19800, 200, 19850, 19800, 200, OK,  OFF, OK", // rows twice
    "20000, 19800, 200, 19800, 19799, 200, OK,  OFF, OK", // one lost, one twice
    "20000, 19800, 200, 19800, 19800, 199, OK,  OK,  OFF", // a rejection lost
    "20000, 19800, 200, 19800, 19800, 201, OK,  OK,  OFF", // a rejection twice
    "20000, 19750, 200, 19700, 19699, 3,   OFF, OFF, OFF"
  })
  void everyEquationIsJudgedByItself(
      long sent,
      long accepted,
      long rejected,
      long rows,
      long distinct,
      long rejectedRows,
      String first,
      String second,
      String third) {
    Reconciliation sums =
        new Reconciliation(sent, accepted, rejected, rows, distinct, rejectedRows);

    assertThat(sums.checks().stream().map(check -> check.result().name()))
        .containsExactly(first, second, third);
    assertThat(sums.exact())
        .isEqualTo(List.of(first, second, third).stream().allMatch("OK"::equals));
  }

  @Test
  void numbersTellWhereAnEquationIsOff() {
    assertThat(new Reconciliation(20_000, 19_800, 200, 19_801, 19_800, 200).checks().get(1))
        .isEqualTo(
            new Reconciliation.Check(
                "accepted = rows = distinct event_id",
                "19,800 ≠ 19,801 ≠ 19,800",
                Reconciliation.Result.OFF));
  }

  @Test
  void numbersReadTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(new Reconciliation(20_000, 19_800, 200, 0, 0, 0).checks().get(0).numbers())
          .isEqualTo("20,000 = 19,800 + 200");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> new Reconciliation(1, 1, 0, -1, 0, 0))
        .hasMessage("a count is -1, expected at least 0");
  }
}

package io.clicklake.registry.review.rule;

import io.clicklake.registry.review.AvroVerdict;
import io.clicklake.registry.review.Finding;
import io.clicklake.registry.review.JavaEffect;
import io.clicklake.registry.review.LakeEffect;
import io.clicklake.registry.review.Severity;
import io.clicklake.registry.review.SinkEffect;

/**
 * What a rule says of a change; the components are those of {@link Finding}.
 *
 * <p>Made from its words and Avro's verdict, it is safe and seen by nobody; each {@code with} adds
 * an effect.
 */
record Judgement(
    String change,
    Severity severity,
    AvroVerdict avro,
    LakeEffect lake,
    SinkEffect sink,
    JavaEffect java,
    String advice) {

  static Judgement of(String change, AvroVerdict avro) {
    return new Judgement(
        change,
        Severity.SAFE,
        avro,
        LakeEffect.NONE,
        avro.backward() ? SinkEffect.SHARES_FILE : SinkEffect.ROTATES_ONCE,
        JavaEffect.SOURCE_COMPATIBLE,
        "");
  }

  Judgement with(Severity other) {
    return new Judgement(change, other, avro, lake, sink, java, advice);
  }

  Judgement with(LakeEffect other) {
    return new Judgement(change, severity, avro, other, sink, java, advice);
  }

  Judgement with(SinkEffect other) {
    return new Judgement(change, severity, avro, lake, other, java, advice);
  }

  Judgement with(JavaEffect other) {
    return new Judgement(change, severity, avro, lake, sink, other, advice);
  }

  Judgement advising(String words) {
    return new Judgement(change, severity, avro, lake, sink, java, words);
  }

  Finding at(String rule, String path) {
    return new Finding(rule, path, change, severity, avro, lake, sink, java, advice);
  }
}

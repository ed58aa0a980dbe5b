package io.clicklake.stack.deploy;

import io.clicklake.stack.deploy.terraform.HostRelease;
import io.clicklake.stack.deploy.terraform.Outputs;
import io.clicklake.stack.deploy.terraform.ReleasedValues;
import java.util.Optional;

/** The hosts' distribution is in its bucket, and Terraform is told of it. */
record DistributionStep(Artifacts artifacts, Target target, ReleasedValues values) implements Step {

  @Override
  public String name() {
    return "distribution";
  }

  @Override
  public String intent() {
    return "upload clicklake-host-<version>.tar.gz and its sha256 to releases/<version>/ of the distribution bucket, and write host_release";
  }

  @Override
  public Optional<String> done() {
    HostRelease release = artifacts.archive().release();
    return uploaded(release) && values.hostRelease().equals(Optional.of(release))
        ? Optional.of("there already: " + place(release))
        : Optional.empty();
  }

  @Override
  public void run() {
    HostArchive archive = artifacts.archive();
    HostRelease release = archive.release();
    if (!uploaded(release)) {
      String bucket = target.outputs().distributionBucket();
      String key = HostArchive.key(release);
      target.account().upload(archive.file(), release.sha256(), bucket, key);
      target
          .account()
          .write(
              release.sha256() + "  " + archive.file().getFileName() + "\n",
              bucket,
              key + ".sha256");
    }
    values.say(release);
  }

  private boolean uploaded(HostRelease release) {
    Outputs outputs = target.outputs();
    return target
        .account()
        .checksum(outputs.distributionBucket(), HostArchive.key(release))
        .equals(Optional.of(release.sha256()));
  }

  private String place(HostRelease release) {
    return "s3://" + target.outputs().distributionBucket() + "/" + HostArchive.key(release);
  }

  @Override
  public String remedy() {
    return "see that the credentials may write to the distribution bucket";
  }
}

package io.clicklake.stack.local;

import io.clicklake.components.FreePorts;

/** Port offsets of stacks for tests. */
public final class FreeOffset {

  private FreeOffset() {}

  /** One at which all of a stack's ports are free now, below those of outgoing connections. */
  public static int next() {
    return FreePorts.offset(new StackPorts(0).all());
  }
}

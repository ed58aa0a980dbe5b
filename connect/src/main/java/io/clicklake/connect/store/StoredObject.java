package io.clicklake.connect.store;

/** An object as read: its bytes (not copied) and the entity tag that {@code putIfMatch} takes. */
public record StoredObject(byte[] body, String entityTag) {}

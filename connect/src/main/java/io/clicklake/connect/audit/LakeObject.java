package io.clicklake.connect.audit;

/** An object of a lake, as a listing has it. */
public record LakeObject(String key, long bytes) {}

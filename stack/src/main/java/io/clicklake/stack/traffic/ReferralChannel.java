package io.clicklake.stack.traffic;

/** How a visitor comes to the blog. */
public enum ReferralChannel {
  SEARCH,
  SOCIAL,
  NEWSLETTER,
  BLOGS,
  DIRECT
}

/**
 * What the lake is asked in SQL, by the demo's report and by the live page: which posts are read
 * and how readers come to them, what was rejected and why, what people do on the demo's own blog.
 * It knows the events; who asks, and how answers are shown, it does not.
 */
@NullMarked
package io.clicklake.stack.question;

import org.jspecify.annotations.NullMarked;

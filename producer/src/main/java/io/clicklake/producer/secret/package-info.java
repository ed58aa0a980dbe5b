/**
 * The pipeline's secrets, read from AWS Systems Manager when the function starts, so that no
 * variable, image or state of Terraform holds them. What they become is settings of Kafka's
 * producer and its serializer; nothing here knows an event or a topic.
 */
@NullMarked
package io.clicklake.producer.secret;

import org.jspecify.annotations.NullMarked;

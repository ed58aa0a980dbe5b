package io.clicklake.stack.traffic;

/** The ingest endpoint, as a sender of batches sees it. Used by several threads. */
interface Ingest {

  /**
   * Posts a batch once.
   *
   * @throws IngestRefusedException where the endpoint refuses the request as such, so that posting
   *     it again is of no use
   */
  IngestAnswer post(EventBatch batch) throws InterruptedException;
}

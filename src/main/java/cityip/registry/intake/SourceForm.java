package cityip.registry.intake;

/** What a file is, told by its content; its name and ending are never asked. */
enum SourceForm {
  /** Office Open XML workbook (.xlsx, .xlsm). */
  WORKBOOK,
  /** Workbook of Excel 97 to 2003 (.xls). */
  OLD_WORKBOOK,
  /** CSV or tab-separated text. */
  TEXT_TABLE,
  /** CNIPA gazette full text, {@code business:PatentDocumentAndRelated}. */
  CNIPA_PUBLICATION,
  /** One part of a CNIPA electronic filing, {@code cn-application-body}. */
  CNIPA_FILING,
  /** EPO exchange documents, OPS answers, register. */
  EPO,
  /** US grants and applications in red-book XML, one or many behind each other. */
  US,
  /** A zip that holds any of these. */
  ARCHIVE
}

package cityip.registry;

/**
 * The things a source can say about a right or an event. {@link #key()} names it in stored events, files and provenance and may
 * never change. Each fact has one form, given by {@link #form()}.
 */
public enum Fact {
  TITLE("title", Form.TEXT),
  ABSTRACT("abstract", Form.TEXT),
  CLAIMS("claims", Form.TEXT),
  /** The main symbol: IPC for patents ({@code A01B1/02}), Locarno for designs. */
  MAIN_CLASS("mainClass", Form.TEXT),
  /** All symbols, the main one included: IPC, Locarno, Nice ({@code 09}), category of a work. */
  CLASSES("classes", Form.TEXTS),
  /** The applicants, later the owners, first named first. */
  OWNERS("owners", Form.HOLDERS),
  INVENTORS("inventors", Form.TEXTS),
  AGENCY("agency", Form.TEXT),
  AGENCY_CODE("agencyCode", Form.TEXT),
  AGENTS("agents", Form.TEXTS),
  /** Priorities as written, such as {@code US 62/123,456 2019-01-02}. */
  PRIORITY("priority", Form.TEXTS),
  /** The publication number as of this event. */
  PUBLICATION_NUMBER("publicationNumber", Form.TEXT),
  /** An application under the Patent Cooperation Treaty that this one came from. */
  INTERNATIONAL_NUMBER("internationalNumber", Form.TEXT),
  GOODS("goods", Form.TEXTS),
  /** Collective, certification, GI ... for marks; category for works. */
  CATEGORY("category", Form.TEXT),
  CREATED_ON("createdOn", Form.DAY),
  FIRST_PUBLISHED_ON("firstPublishedOn", Form.DAY),
  /** First commercial use anywhere, for layout designs. */
  FIRST_USED_ON("firstUsedOn", Form.DAY),
  /** {@code woody} for plant varieties with the longer term. */
  VARIANT("variant", Form.TEXT),
  /** The end of the term as the source states it; goes before the computed one. */
  UNTIL("until", Form.DAY),
  CONTRACT("contract", Form.TEXT),
  /** In yuan. */
  AMOUNT("amount", Form.AMOUNT),
  PLEDGOR("pledgor", Form.TEXT),
  CREDITOR("creditor", Form.TEXT),
  /** The earlier contract a pledge renews or changes. */
  RENEWS("renews", Form.TEXT),
  LICENSEE("licensee", Form.TEXT),
  LICENCE_TYPE("licenceType", Form.TEXT),
  /** Publication number of a family member. */
  FAMILY_NUMBER("familyNumber", Form.TEXT),
  /** Publication numbers the document cites, as the office names them. */
  CITES("cites", Form.TEXTS),
  AWARD("award", Form.TEXT),
  /** The annuity year that was paid. */
  YEAR("year", Form.TEXT),
  /** {@code single} or {@code joint}: the annuities are reduced. */
  REDUCTION("reduction", Form.TEXT),
  SCOPE("scope", Form.TEXT),
  REMARK("remark", Form.TEXT),
  /** {@code yes} when a lapse is dated only by its notice. */
  ANNOUNCED_ONLY("announcedOnly", Form.TEXT),
  CORRECTS("corrects", Form.TEXT),
  DAY("day", Form.DAY),
  /** {@code applicant} when owners were named in a column of applicants, which may still name those who filed. */
  CAPACITY("capacity", Form.TEXT),
  /** The application a foreign publication belongs to, as its office's exchange files write it, such as {@code EP11745678}. */
  APPLICATION_NUMBER("applicationNumber", Form.TEXT);

  /** How a fact's value is written: String, List of String, List of Holder, BigDecimal, LocalDate. */
  public enum Form { TEXT, TEXTS, HOLDERS, AMOUNT, DAY }

  private final String key;
  private final Form form;

  Fact(String key, Form form) {
    this.key = key;
    this.form = form;
  }

  public String key() {
    return key;
  }

  public Form form() {
    return form;
  }

  /** Key of the word in the message files. */
  public String messageKey() {
    return "registry.fact." + key;
  }

  private static final java.util.Map<String, Fact> BY_KEY = new java.util.HashMap<>();

  static {
    for (Fact fact : values()) {
      BY_KEY.put(fact.key, fact);
    }
  }

  static @org.jspecify.annotations.Nullable Fact ofKey(String key) {
    return BY_KEY.get(key);
  }
}

package cityip.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be asked for by name. The query line, the builder form, the help page and both engines read this one list.
 * {@link #code()} stands in addresses and saved queries and may never change.
 */
public enum SearchField {
  ANY("any", Form.TEXT, "", "全文", "全部", "all", "text"),
  TITLE("title", Form.TEXT, "title", "名称", "标题", "题名", "TI"),
  ABSTRACT("abstract", Form.TEXT, "abstract", "摘要", "AB"),
  CLAIMS("claims", Form.TEXT, "claims", "权利要求", "权利要求书", "claim", "CL"),
  APPLICANT("applicant", Form.TEXT, "applicants", "申请人", "PA"),
  OWNER("owner", Form.TEXT, "owners", "权利人", "专利权人", "AS"),
  INVENTOR("inventor", Form.TEXT, "inventors", "发明人", "设计人", "IN"),
  AGENCY("agency", Form.TEXT, "agency", "代理", "代理机构", "AG"),
  NUMBER("number", Form.NUMBER, "number", "号码", "申请号", "专利号", "公开号", "注册号", "NO"),
  CITED("cites", Form.NUMBER, "cited", "引证", "引用", "CT"),
  IPC("ipc", Form.TREE, "ipc", "分类", "分类号", "IC"),
  CLASS("class", Form.LABEL, "class", "类别", "nice"),
  KIND("kind", Form.LABEL, "kind", "种类", "权利种类", "类型"),
  STATE("state", Form.LABEL, "state", "法律状态", "状态", "LS"),
  UNIT("county", Form.LABEL, "unit", "地区", "县区", "unit"),
  FIELD("field", Form.LABEL, "field", "技术领域"),
  BRANCH("industry", Form.LABEL, "branch", "产业", "新兴产业"),
  FILED("filed", Form.DAY, "filedDay", "申请日", "AD"),
  PUBLISHED("published", Form.DAY, "publishedDay", "公开日", "PD"),
  GRANTED("granted", Form.DAY, "grantedDay", "授权日", "GD");

  /** How a field's value is written and found. */
  public enum Form { TEXT, NUMBER, TREE, LABEL, DAY }

  /** The texts that a word without a field is looked for in, with what a find there is worth. */
  static final List<SearchField> TEXTS = Arrays.stream(values()).filter(field -> field.form == Form.TEXT && field != ANY).toList();

  private final String code;
  private final Form form;
  private final String index;
  private final List<String> names;

  SearchField(String code, Form form, String index, String... names) {
    this.code = code;
    this.form = form;
    this.index = index;
    this.names = List.of(names);
  }

  public String code() {
    return code;
  }

  public Form form() {
    return form;
  }

  /** Name of the text, label or rank in the index. */
  public String index() {
    return index;
  }

  /** The first Chinese name, as shown. */
  public String chinese() {
    return names.getFirst();
  }

  /** All other ways to write its name, for the help page. */
  public List<String> otherNames() {
    return names.subList(1, names.size());
  }

  /** What a word found here is worth against one found in the abstract. */
  float weight() {
    return switch (this) {
      case TITLE -> 4f;
      case OWNER -> 3f;
      case APPLICANT, INVENTOR -> 2f;
      default -> 1f;
    };
  }

  /** The field of that name in either language, whichever way its letters are cased. */
  public static Optional<SearchField> named(String written) {
    var name = written.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(field -> field.code.equals(name) || field.names.stream().anyMatch(other -> other.toLowerCase(Locale.ROOT).equals(name)))
        .findFirst();
  }
}

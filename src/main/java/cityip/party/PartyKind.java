package cityip.party;

import java.util.regex.Pattern;

/** What somebody is. */
public enum PartyKind {
  FIRM, UNIVERSITY, INSTITUTE, PUBLIC_BODY, PERSON, OTHER;

  private static final Pattern UNIVERSITY_NAME = Pattern.compile(".*(大学|学院|学校|高等专科)(\\(.*\\))?");
  private static final Pattern INSTITUTE_NAME = Pattern.compile(".*(研究院|研究所|研究中心|实验室|设计院|科学院|勘察院|工程院|INSTITUTE|LABORATORY).*");
  private static final Pattern FIRM_NAME = Pattern.compile(
      ".*(公司|集团|企业|厂|合作社|商行|经营部|工作室|商店|农场|门市部|有限合伙\\)|个体工商户\\)|事务所| (CO|LTD|INC|LLC|CORP|CORPORATION|GMBH|AG|KK|SA|PLC|LP|BV|COMPANY|LIMITED))");
  private static final Pattern PUBLIC_NAME = Pattern.compile(
      ".*(人民政府|委员会|管理局|局|厅|医院|保护中心|服务中心|推广中心|推广站|防治站|管理站|监督所|检察院|法院|图书馆|博物馆|站|协会|学会|联合会|商会)");
  private static final Pattern PERSON_NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{1,10}[·]\\p{IsHan}{1,10}([·]\\p{IsHan}{1,10})?");

  /** What the name alone suggests, for sources that do not say; {@link #OTHER} when it suggests nothing. */
  public static PartyKind suggestedBy(String name) {
    String key = PartyNames.key(name);
    if (FIRM_NAME.matcher(key).matches()) {
      return FIRM;
    }
    if (INSTITUTE_NAME.matcher(key).matches()) {
      return INSTITUTE;
    }
    if (UNIVERSITY_NAME.matcher(key).matches()) {
      return UNIVERSITY;
    }
    if (PUBLIC_NAME.matcher(key).matches()) {
      return PUBLIC_BODY;
    }
    return PERSON_NAME.matcher(key).matches() ? PERSON : OTHER;
  }
}

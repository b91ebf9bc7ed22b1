package cityip.finance.lending;

import cityip.assessment.ValueDesk;
import cityip.casework.PartyRows;
import cityip.finance.lending.LoanNeeds.Need;
import cityip.finance.risk.Appraisals;
import cityip.finance.risk.Collateral;
import cityip.finance.risk.Collateral.Piece;
import cityip.kernel.AsOf;
import cityip.registry.RightView;
import cityip.rulebook.Rulebook;
import cityip.shell.Scope;
import cityip.shell.SheetExport;
import cityip.shell.Viewer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a bank needs to look into a loan, out of the platform itself: the rights with their life and payments, what they were appraised at, their factors
 * by GB/T 42748, disputes about them. A ZIP with a manifest that names every file with its hash.
 */
@Component
class DiligencePack {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Collateral collateral;
  private final Appraisals appraisals;
  private final ValueDesk values;
  private final PartyRows rows;
  private final Rulebook rulebook;
  private final Clock clock;

  DiligencePack(Collateral collateral, Appraisals appraisals, ValueDesk values, PartyRows rows, Rulebook rulebook, Clock clock) {
    this.collateral = collateral;
    this.appraisals = appraisals;
    this.values = values;
    this.rows = rows;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** Made with the eyes of the firm, which sees its own rights whole. */
  byte[] of(Need need, Viewer firm) throws IOException {
    var at = new AsOf(collateral.today(), clock.instant());
    var pieces = collateral.pieces(need.told().rights(), at);
    var files = new LinkedHashMap<String, byte[]>();
    files.put("need.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(asked(need)));
    files.put("rights.csv", csv(List.of("专利号", "名称", "种类", "状态", "权利人", "申请日", "期满", "下次缴费", "应缴（元）", "评估价值（元）", "质押率上限（%）"), pieces.stream().map(DiligencePack::right).toList()));
    files.put("appraisals.csv", csv(List.of("专利号", "价值（元）", "基准日", "评估机构", "方法", "报告"), pieces.stream().flatMap(piece -> appraisals.of(canonical(piece)).stream())
        .map(one -> List.of(one.number(), one.value().toString(), one.on().toString(), one.appraiser(), one.method(), one.report())).toList()));
    files.put("factors.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(pieces.stream().flatMap(piece -> factors(piece, at, firm).stream()).toList()));
    files.put("disputes.csv", csv(List.of("专利号", "程序", "编号", "状态"), pieces.stream().flatMap(piece -> disputes(canonical(piece)).stream()).toList()));
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("what", "尽职调查资料包 due-diligence pack, need " + need.id());
    manifest.put("asOf", at.day().toString());
    manifest.put("made", clock.instant().toString());
    manifest.put("consent", "经企业同意，只给所列银行；撤回后不再提供。Not an appraisal; not investment advice.");
    manifest.put("files", files.entrySet().stream().map(file -> Map.of("name", file.getKey(), "bytes", file.getValue().length, "sha256", sha256(file.getValue()))).toList());
    var all = new LinkedHashMap<String, byte[]>();
    all.put("manifest.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
    all.putAll(files);
    return zip(all);
  }

  private static Map<String, Object> asked(Need need) {
    var told = need.told();
    var asked = new LinkedHashMap<String, Object>();
    asked.put("firm", need.firm());
    asked.put("amount", told.amount().yuan());
    asked.put("months", told.months());
    asked.put("purpose", told.purpose());
    asked.put("sector", told.sector());
    asked.put("staff", told.staff());
    asked.put("revenue", told.revenue().yuan());
    asked.put("assets", told.assets().yuan());
    return asked;
  }

  private static String canonical(Piece piece) {
    var right = piece.view();
    return right == null ? piece.written() : right.number().canonical();
  }

  private static List<String> right(Piece piece) {
    var right = piece.view();
    if (right == null) {
      return List.of(piece.written(), "登记库中没有");
    }
    var next = right.payments().next();
    return List.of(right.number().canonical(), right.title(), right.number().kind().code(), right.state().map(state -> state.code()).orElse(""),
        right.owners().stream().filter(RightView.Owner::onTheDay).map(RightView.Owner::name).collect(Collectors.joining("；")), String.valueOf(right.filed()), String.valueOf(right.termEnd()),
        next.map(payment -> payment.due().toString()).orElse(""), next.map(payment -> payment.payable().toString()).orElse(""), piece.value().toString(), Integer.toString(piece.norm()));
  }

  private List<Map<String, Object>> factors(Piece piece, AsOf at, Viewer firm) {
    return values.assess(canonical(piece), "finance", at, firm) instanceof ValueDesk.Answer.Given given ? List.of(given.score().told()) : List.of();
  }

  private List<List<String>> disputes(String number) {
    var found = new ArrayList<List<String>>();
    rulebook.rule("finance.watch.disputes", collateral.today()).value().forEach(procedure -> rows.list(procedure.asString(), List.of(), "right-number", number, new Scope.WholeCity(), 50)
        .forEach(row -> found.add(List.of(number, procedure.asString(), row.number(), row.state()))));
    return found;
  }

  /** With a mark at its beginning, so that a spreadsheet reads the Chinese; formulas are defused. */
  private static byte[] csv(List<String> head, List<List<String>> lines) {
    var text = new StringBuilder("\uFEFF");
    var all = new ArrayList<List<String>>();
    all.add(head);
    all.addAll(lines);
    all.forEach(line -> text.append(line.stream().map(cell -> "\"" + SheetExport.defused(cell).replace("\"", "\"\"") + "\"").collect(Collectors.joining(","))).append("\r\n"));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return out.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

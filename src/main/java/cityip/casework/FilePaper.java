package cityip.casework;

import java.util.List;

/** A whole case file as it is printed: cover, contents, what was done, clocks, evidence, then every paper. */
public record FilePaper(String number, String cover, List<List<String>> contents, List<List<String>> acts, List<List<String>> clocks, List<List<String>> evidence,
    List<CaseFile.Paper> papers) {}

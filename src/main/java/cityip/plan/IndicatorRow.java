package cityip.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row as it is listed. */
public record IndicatorRow(String key, @Nullable String rightNumber, @Nullable String title, @Nullable Long ownerId, @Nullable String owner, String unit,
    @Nullable LocalDate day, BigDecimal amount, List<String> reasons) {}

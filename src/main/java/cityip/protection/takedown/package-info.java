/**
 * R13, notices on platforms: a right holder's notice, measures that can be undone, the counter-statement, fifteen days, restoration; who
 * runs a platform, how its cases went, and its self-check against GB/T 39550.
 *
 * <p>Laws: 电子商务法第四十一条至第四十五条；最高人民法院关于涉网络知识产权侵权纠纷几个法律适用问题的批复.
 */
@NullMarked
@NamedInterface("takedown")
package cityip.protection.takedown;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

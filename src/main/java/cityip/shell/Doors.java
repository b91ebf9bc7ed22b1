package cityip.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Decides who enters, from what is written at the door itself: {@link OpenToAll}, {@link OnlyFor}, or nothing, which means
 * the signed-in. A page added tomorrow is closed until its author opens it. What has no controller (files, unknown addresses) holds no data.
 */
@Component
class Doors implements AuthorizationManager<RequestAuthorizationContext> {

  private final ObjectProvider<RequestMappingHandlerMapping> pages;

  Doors(ObjectProvider<RequestMappingHandlerMapping> pages) {
    this.pages = pages;
  }

  @Override
  public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
    var page = page(context.getRequest());
    if (page == null || written(page, OpenToAll.class) != null && written(page, OnlyFor.class) == null) {
      return new AuthorizationDecision(true);
    }
    var person = authentication.get() instanceof Authentication known && known.getPrincipal() instanceof SignedIn in ? in : null;
    return new AuthorizationDecision(person != null && mayEnter(page, person.viewer().role()));
  }

  private static boolean mayEnter(HandlerMethod page, @Nullable Role role) {
    var only = written(page, OnlyFor.class);
    return only == null || role != null && List.of(only.value()).contains(role);
  }

  /** What is written at the method, or else at its controller. */
  static <A extends Annotation> @Nullable A written(HandlerMethod page, Class<A> sign) {
    var own = AnnotatedElementUtils.findMergedAnnotation(page.getMethod(), sign);
    var says = AnnotatedElementUtils.hasAnnotation(page.getMethod(), OpenToAll.class) || AnnotatedElementUtils.hasAnnotation(page.getMethod(), OnlyFor.class);
    return own != null || says ? own : AnnotatedElementUtils.findMergedAnnotation(page.getBeanType(), sign);
  }

  private @Nullable HandlerMethod page(HttpServletRequest request) {
    if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
      ServletRequestPathUtils.parseAndCache(request);
    }
    try {
      var chain = pages.getObject().getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod page ? page : null;
    } catch (Exception noSuchPage) {
      return null; // a wrong method or media type: the dispatcher answers it, and no page is entered
    }
  }
}

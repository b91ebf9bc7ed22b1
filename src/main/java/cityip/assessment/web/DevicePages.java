package cityip.assessment.web;

import cityip.assessment.DeviceDesk;
import cityip.assessment.DeviceDesk.Answer;
import cityip.assessment.DeviceDesk.Device;
import cityip.assessment.web.MarkViews.DevicePage;
import cityip.assessment.web.MarkViews.DeviceRow;
import cityip.assessment.web.MarkViews.DevicesPage;
import cityip.shell.Viewer;
import cityip.shell.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Pictures of device marks: bringing one, and what it is like (capabilities N4, R5). */
@Controller
class DevicePages {

  private final DeviceDesk desk;

  DevicePages(DeviceDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/marks/devices")
  ModelAndView devices(Viewer viewer, @RequestParam Map<String, String> query) {
    return devices(viewer, query, Map.of());
  }

  private ModelAndView devices(Viewer viewer, Map<String, String> typed, Map<String, String> problems) {
    var said = new LinkedHashMap<String, String>();
    problems.forEach((field, problem) -> said.put(field, Words.t("assessment.device.problem." + problem)));
    return new ModelAndView("assessment/devices", "view", new DevicesPage(desk.own(viewer), desk.registered(), typed, said));
  }

  @PostMapping("/marks/devices")
  ModelAndView bring(Viewer viewer, @RequestParam(required = false) @Nullable MultipartFile file, @RequestParam Map<String, String> form) throws IOException {
    var bytes = file == null || file.getSize() > DeviceDesk.LARGEST ? new byte[0] : file.getBytes();
    var name = file == null ? null : file.getOriginalFilename();
    return switch (desk.bring(bytes, name == null || name.isBlank() ? "-" : name, form.getOrDefault("number", "").strip(), form.getOrDefault("codes", "").strip(), viewer)) {
      case Answer.Done(long id) -> new ModelAndView("redirect:/marks/devices/" + id);
      case Answer.Unclear(Map<String, String> problems) -> MarkComparisonPages.unprocessed(devices(viewer, form, problems));
    };
  }

  private Device found(long id, Viewer viewer) {
    return desk.find(id, viewer).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @GetMapping("/marks/devices/{id:\\d{1,18}}")
  ModelAndView device(@PathVariable long id, Viewer viewer) {
    var device = found(id, viewer);
    var rows = desk.similar(device, viewer).stream().map(one -> new DeviceRow(one.device().id(), one.device().title(), one.device().number() == null ? "" : one.device().number(), one.device().owner(),
        MarkViews.grade(one.grade()), MarkViews.tone(one.grade()), MarkViews.percent(one.score()),
        one.parts().stream().map(part -> Words.t("assessment.device.part." + part.respect()) + " " + MarkViews.percent(part.score())).collect(Collectors.joining(" · ")),
        one.mirrored(), one.code().equals("none") ? "" : Words.t("assessment.device.code." + one.code()), String.join(" ", one.device().codes()))).toList();
    return new ModelAndView("assessment/device", "view", new DevicePage(device, rows, desk.registered()));
  }

  @GetMapping("/marks/devices/{id:\\d{1,18}}/picture")
  void picture(@PathVariable long id, Viewer viewer, HttpServletResponse response) throws IOException {
    var device = found(id, viewer);
    response.setContentType(device.mediaType());
    response.setHeader("Cache-Control", "private, max-age=3600");
    try (var in = desk.open(device)) {
      in.transferTo(response.getOutputStream());
    }
  }
}

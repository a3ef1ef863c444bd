"""Headless Chromium by the WebDriver protocol, with the standard library alone."""
import base64
import json
import re
import subprocess
import urllib.request


class Browser:
    """One window; `with Browser() as browser:` closes it and ends the driver."""

    def __enter__(self):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = next(
            match.group(1) for line in self.driver.stdout
            if (match := re.search(r"started successfully on port (\d+)", line)))
        self.address = f"http://127.0.0.1:{port}"
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", "--allow-file-access-from-files", "--lang=en"]
        options = {"goog:chromeOptions": {"args": arguments}, "goog:loggingPrefs": {"browser": "ALL"}}
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": options}})
        self.session = f"/session/{answer['sessionId']}"
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait()

    def call(self, method, path, body=None):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(
            self.address + path, data=data, method=method, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def open(self, path):
        self.call("POST", f"{self.session}/url", {"url": path.resolve().as_uri()})

    def script(self, body):
        return self.call("POST", f"{self.session}/execute/sync", {"script": body, "args": []})

    def devtools(self, command, **parameters):
        return self.call("POST", f"{self.session}/goog/cdp/execute", {"cmd": command, "params": parameters})

    def show(self, width, height, dark=False):
        """A screen of that size in light or dark."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height,
                      deviceScaleFactor=1, mobile=width < 600)
        scheme = "dark" if dark else "light"
        self.devtools("Emulation.setEmulatedMedia",
                      features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self):
        answer = self.devtools("Page.captureScreenshot", format="png", captureBeyondViewport=False)
        return base64.b64decode(answer["data"])

    def paper(self):
        answer = self.devtools("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        return base64.b64decode(answer["data"])

    def complaints(self):
        """Errors of the console since the last question, such as what a policy has blocked."""
        entries = self.call("POST", f"{self.session}/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]
